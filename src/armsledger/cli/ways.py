"""Options of the commands that fetch: from where, with what, stamped by whom."""

from typing import TYPE_CHECKING, Annotated

import typer

from armsledger.settings import Settings

if TYPE_CHECKING:
    from armsledger.pipeline.adding import Way

AllowPrivate = Annotated[
    bool, typer.Option("--allow-private-addresses", help="Fetch from machines of one's own network too.")
]
WithPictures = Annotated[
    bool, typer.Option("--with-pictures", help="Fetch the pictures of an article too, those of a page's own text.")
]
TimeStamp = Annotated[
    str | None,
    typer.Option(
        "--time-stamp",
        metavar="ADDRESS",
        help="Have what comes stamped by this authority (RFC 3161); by default ARMSLEDGER_TIME_STAMP_AUTHORITY.",
    ),
]
By = Annotated[str | None, typer.Option("--by", help="Who gives them; kept with how they came.")]


def find_way(settings: Settings, by: str | None, allow_private: bool, time_stamp: str | None, pictures: bool) -> "Way":
    """The way that these options and the settings ask for."""
    from armsledger.pipeline.adding import make_way

    authority = time_stamp or settings.time_stamp_authority
    return make_way(by, settings.max_document_bytes, allow_private, authority, pictures)
