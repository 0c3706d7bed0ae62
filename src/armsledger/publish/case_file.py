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
from armsledger.publish.annex_view import scale_rows, status_rows, view_evidence, view_names, view_refusals
from armsledger.publish.case_index import CaseIndex, index_case
from armsledger.publish.exports import write_claims, write_entities, write_findings, write_pictures
from armsledger.publish.footnotes import Footnotes
from armsledger.publish.map_svg import draw_map
from armsledger.publish.matters_view import view_decisions, view_matters, view_outside, view_rejected
from armsledger.publish.network_svg import draw_network
from armsledger.publish.network_view import view_network
from armsledger.publish.pictures_view import NoPictures, PictureSource, original_name, printed_pictures, view_pictures
from armsledger.publish.places_view import view_places
from armsledger.publish.proof_view import view_ladders, view_standard
from armsledger.publish.prose import told, words
from armsledger.publish.reader_view import describe, view_document
from armsledger.publish.timeline_svg import draw_timeline
from armsledger.publish.title_page import make_title_page
from armsledger.publish.wording import Wording, load_wording

PACKAGE = "armsledger.publish"
NO_PICTURES = NoPictures()


def write_case_file(case: Case, folder: Path, pictures: PictureSource = NO_PICTURES) -> tuple[Path, ...]:
    """Write index.html, claims.jsonl, findings.json and entities.json into `folder`, made if need be.

    A case with pictures has pictures.jsonl too, and the folder `pictures` with their files as far as `pictures` gives
    them. Gives the paths of the former, in that order. Files of those names are overwritten; nothing else is touched.
    Raises OSError when the folder cannot be written.
    """
    index = index_case(case)
    contents = {
        "index.html": render_page(index, load_wording(), pictures),
        "claims.jsonl": write_claims(index),
        "findings.json": write_findings(index),
        "entities.json": write_entities(index),
    }
    if any(record.pictures for record in case.records):
        contents["pictures.jsonl"] = write_pictures(case)
    folder.mkdir(parents=True, exist_ok=True)
    _write_originals(case, folder, pictures)
    for name, content in contents.items():
        (folder / name).write_text(content, encoding="utf-8", newline="\n")
    return tuple(folder / name for name in contents)


def _write_originals(case: Case, folder: Path, pictures: PictureSource) -> None:
    for name, picture in {original_name(p): p for record in case.records for p in record.pictures}.items():
        original = pictures.find_original(picture)
        if original is not None:
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(original)


def render_page(index: CaseIndex, wording: Wording, pictures: PictureSource = NO_PICTURES) -> str:
    """The whole page as one string of HTML."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader(PACKAGE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["told"] = lambda text: told(text, wording)
    environment.filters["words"] = words
    environment.globals |= {"w": wording, "page": wording.page, "stances": wording.words["stance"]}
    environment.globals["next_number"] = count(1).__next__
    environment.globals["describe"] = lambda piece: describe(piece, index, wording)
    return environment.get_template("index.html.j2").render(**_parts(index, wording, pictures)).rstrip() + "\n"


def _parts(index: CaseIndex, wording: Wording, pictures: PictureSource) -> dict[str, Any]:
    """Everything that the templates print, in the order in which notes must be numbered."""
    footnotes = Footnotes(index, wording)
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
        "evidence": view_evidence(index, wording, printed_pictures(index, shown)),
        "pictures": shown,
        "refusals": view_refusals(index, wording),
        "decisions": view_decisions(index.case.decisions, wording),
        "scales": scale_rows(),
        "statuses": status_rows(wording),
        "style": Markup(style),
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
