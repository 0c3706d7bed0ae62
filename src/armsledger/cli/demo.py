"""`armsledger demo`: the main job on the sample corpus inside the package; offline."""

from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from armsledger.cli.report import make_case
from armsledger.read.hints import ReadHints


def demo(
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder that the case file goes to.")] = Path("demo"),
    pdf: Annotated[bool, typer.Option("--pdf", help="Make case.pdf too; takes the extra armsledger[pdf].")] = False,
) -> None:
    """Make a case file from the sample corpus: Libya 2019-2020, texts of our own about public events."""
    with as_file(files("armsledger.cli") / "sample") as folder:
        title = "Foreign support in Libya, 2019-2020 (sample)"
        case = make_case((str(folder),), out, ReadHints(), title=title, root=folder, with_pdf=pdf)
    raise typer.Exit(1 if case.failures else 0)
