"""Settings are read once; a wrong key or value stops the program."""

import pytest

from armsledger.errors import SettingError
from armsledger.settings import Settings


def test_settings_come_from_the_environment() -> None:
    settings = Settings.read({"ARMSLEDGER_MAX_DOCUMENT_MB": "3", "HOME": "/somewhere"})

    assert settings == Settings(max_document_mb=3)


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"ARMSLEDGER_MAX_DOCUMENT_MB": "much"}, "setting 'max_document_mb' cannot be 'much'; allowed: a whole number"),
        ({"ARMSLEDGER_MAX_DOCUMENT_MB": "0"}, "allowed: a whole number of megabytes from 1 to 1000"),
        ({"ARMSLEDGER_ANNOTATOR": "guess"}, "setting 'annotator' cannot be 'guess'; allowed: core or rules"),
        ({"ARMSLEDGER_COLOUR": "red"}, "setting 'colour' cannot be 'red'; allowed: one of ARMSLEDGER_ANNOTATOR"),
    ],
)
def test_a_wrong_setting_is_named_with_what_is_allowed(environ: dict[str, str], said: str) -> None:
    with pytest.raises(SettingError, match=said):
        Settings.read(environ)
