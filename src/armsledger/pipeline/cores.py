"""Which language core and which extractor a run uses: chosen by name in the settings, one interface each."""

from dataclasses import dataclass

from armsledger import __version__
from armsledger.model.annotation import Annotator
from armsledger.model.claim import Extractor
from armsledger.settings import Settings


@dataclass(frozen=True, slots=True)
class Cores:
    """The chosen parts, and the versions that records made with them carry."""

    annotator: Annotator
    extractor: Extractor
    versions: tuple[tuple[str, str], ...]


def load_cores(settings: Settings) -> Cores:
    """Load the annotator and the extractor that the settings name."""
    from armsledger.annotate.rules import RuleAnnotator
    from armsledger.extract.rules import RuleExtractor

    annotators: dict[str, type[RuleAnnotator]] = {"rules": RuleAnnotator}
    extractors: dict[str, type[RuleExtractor]] = {"rules": RuleExtractor}
    annotator, extractor = annotators[settings.annotator](), extractors[settings.extractor]()
    versions = (("annotator", annotator.name), ("armsledger", __version__), ("extractor", extractor.name))
    return Cores(annotator, extractor, versions)
