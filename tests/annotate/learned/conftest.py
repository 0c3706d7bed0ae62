import pytest

from armsledger.annotate.learned.annotator import LearnedAnnotator


@pytest.fixture(scope="session")
def core() -> LearnedAnnotator:
    return LearnedAnnotator()
