"""Write a case as a folder that a double click opens: index.html with everything in it, and the same as data.

The page asks nothing of any network: style and script stand inside it, and its own policy forbids the browser the rest.
The same case gives the same bytes.
"""

import base64
import hashlib
from importlib.resources import files
from itertools import count
from pathlib import Path
from typing import Any

from markupsafe import Markup

from armsledger.knowledge.standards_of_proof import load_standards
from armsledger.model.case import Case
from armsledger.publish.annex_view import (
    accuracy_rows,
    scale_rows,
    status_rows,
    view_evidence,
    view_names,
    view_refusals,
)
from armsledger.publish.case_index import CaseIndex, index_case
from armsledger.publish.citations import write_citations
from armsledger.publish.custody_view import view_custody
from armsledger.publish.exports import write_claims, write_entities, write_findings, write_pictures
from armsledger.publish.footnotes import Footnotes
from armsledger.publish.kept_documents import DocumentSource, NoDocuments, name_copies, write_copies
from armsledger.publish.law_annex import view_regimes
from armsledger.publish.map_svg import draw_map
from armsledger.publish.matters_view import view_decisions, view_matters, view_outside, view_rejected
from armsledger.publish.network_svg import draw_network
from armsledger.publish.network_view import view_network
from armsledger.publish.pictures_view import NoPictures, PictureSource, original_name, printed_pictures, view_pictures
from armsledger.publish.places_view import view_places
from armsledger.publish.printing import check_printer, print_pdf
from armsledger.publish.proof_view import view_ladders, view_standard
from armsledger.publish.prose import told, words
from armsledger.publish.reader_view import describe, view_document
from armsledger.publish.source_summary import summarise_sources
from armsledger.publish.timeline_svg import draw_timeline
from armsledger.publish.title_page import make_title_page
from armsledger.publish.withheld_view import view_withheld
from armsledger.publish.wording import Wording, load_wording

PACKAGE = "armsledger.publish"
NO_PICTURES = NoPictures()
NO_DOCUMENTS = NoDocuments()
PDF = "case.pdf"


def write_case_file(
    case: Case,
    folder: Path,
    pictures: PictureSource = NO_PICTURES,
    documents: DocumentSource = NO_DOCUMENTS,
    with_pdf: bool = False,
) -> tuple[Path, ...]:
    """Write index.html, claims.jsonl, findings.json, entities.json and citations into `folder`, made if need be.

    A case with pictures has pictures.jsonl too, and the folder `pictures` with their files as far as `pictures` gives
    them; the folder `documents` holds the archived copies that `documents` gives; `with_pdf` adds case.pdf. Gives the
    paths of the former, in that order. Files of those names are overwritten; nothing else is touched.
    Raises OSError when the folder cannot be written, InputError when a PDF cannot be made here.
    """
    if with_pdf:
        check_printer()
    index, wording = index_case(case), load_wording()
    contents = {
        "index.html": render_page(index, wording, pictures, documents),
        "claims.jsonl": write_claims(index),
        "findings.json": write_findings(index),
        "entities.json": write_entities(index),
        **write_citations(index),
    }
    if any(record.pictures for record in case.records):
        contents["pictures.jsonl"] = write_pictures(case)
    folder.mkdir(parents=True, exist_ok=True)
    _write_originals(case, folder, pictures)
    write_copies(case, folder, documents)
    for name, content in contents.items():
        (folder / name).write_text(content, encoding="utf-8", newline="\n")
    written = tuple(folder / name for name in contents)
    if not with_pdf:
        return written
    page = render_page(index, wording, pictures, documents, printed=True)
    (folder / PDF).write_bytes(print_pdf(page, _asset("case.css")))
    return (*written, folder / PDF)


def _write_originals(case: Case, folder: Path, pictures: PictureSource) -> None:
    for name, picture in {original_name(p): p for record in case.records for p in record.pictures}.items():
        original = pictures.find_original(picture)
        if original is not None:
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(original)


def render_page(
    index: CaseIndex,
    wording: Wording,
    pictures: PictureSource = NO_PICTURES,
    documents: DocumentSource = NO_DOCUMENTS,
    printed: bool = False,
) -> str:
    """The whole page as one string of HTML.

    `printed` gives the same for paper: notes at the foot, numbers of pages, and without the cards that repeat under
    each document how its claims were read.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader(PACKAGE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["told"] = lambda text: told(text, wording)
    environment.filters["words"] = words
    environment.globals |= {"w": wording, "page": wording.page, "stances": wording.words["stance"]}
    environment.globals["next_number"] = count(1).__next__
    environment.globals["next_part"] = map(roman, count(1)).__next__
    environment.globals["printed"] = printed
    environment.globals["describe"] = lambda piece: describe(piece, index, wording)
    return (
        environment.get_template("index.html.j2").render(**_parts(index, wording, pictures, documents)).rstrip() + "\n"
    )


def roman(number: int) -> str:
    """A number from 1 to 39 in Roman numerals, as parts of a report are counted."""
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def _parts(index: CaseIndex, wording: Wording, pictures: PictureSource, documents: DocumentSource) -> dict[str, Any]:
    """Everything that the templates print, in the order in which notes must be numbered."""
    footnotes = Footnotes(index, wording, name_copies(index.case, documents))
    places, network = view_places(index, wording), view_network(index, wording)
    shown = view_pictures(index, pictures, wording)
    style, script = _asset("case.css"), _asset("case.js")
    return {
        "case": index.case,
        "index": index,
        "title_page": make_title_page(index, wording),
        "matters": view_matters(index, footnotes, wording),
        "standard": view_standard(
            index.case.standard, load_standards().get(index.case.standard.raised_to or ""), wording
        ),
        "ladders": view_ladders(index, wording),
        "outside": view_outside(index, footnotes, wording),
        "rejected": view_rejected(index, footnotes, wording),
        "network": network,
        "network_svg": draw_network(network, wording),
        "places": places,
        "map": draw_map(places, wording),
        "timeline": draw_timeline(index, wording),
        "documents": tuple(view_document(record, index, wording) for record in index.case.records),
        "name_groups": view_names(index, wording),
        "withheld": view_withheld(index.case, wording),
        "sources": summarise_sources(index, wording),
        "custody": view_custody(index, wording),
        "regimes": view_regimes(index.case, wording),
        "accuracy": accuracy_rows(wording),
        "evidence": view_evidence(index, wording, printed_pictures(index, shown)),
        "pictures": shown,
        "refusals": view_refusals(index, wording),
        "decisions": view_decisions(index.case.decisions, wording),
        "scales": scale_rows(),
        "statuses": status_rows(wording),
        "style": Markup(style),
        "paper": Markup(_asset("paper.css")),
        "script": Markup(script),
        "policy": page_policy(has_pictures=bool(shown)),
    }


def page_policy(has_pictures: bool) -> str:
    """The policy that the page sets itself, and that a server has to set where it serves it: nothing but its own.

    Its style and its script are known by their digests.
    """
    images = "img-src data:; " if has_pictures else ""
    style, script = _digest(_asset("case.css")), _digest(_asset("case.js"))
    own = f"default-src 'none'; style-src '{style}'; script-src '{script}'; {images}"
    return f"{own}base-uri 'none'; form-action 'none'"


def _asset(name: str) -> str:
    return (files(PACKAGE) / "assets" / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """The digest by which the page's policy knows its own style and script (CSP level 2, hash source)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
