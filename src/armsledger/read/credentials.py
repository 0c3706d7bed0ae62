"""Content credentials of a picture (C2PA): who signed it, with what it says it was made, and whether that still holds.

A signature shows who says so, not that the picture shows what a caption says. Certificates are set against no list of
trusted ones, as we keep none, and nothing is asked over the network. Without the package `c2pa-python` (extra `c2pa`)
the record says that credentials are there and were not looked at.
"""

import json
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, Final

from armsledger.model.picture import Credentials

_LONGEST: Final = 200
_MOST: Final = 12
_NOT_OURS: Final = frozenset({"signingCredential.untrusted"})  # there is no list of trusted signers here
_OFFLINE: Final = {"verify": {"remote_manifest_fetch": False, "ocsp_fetch": False}}


def has_mark(data: bytes) -> bool:
    """Say whether a picture's bytes bear the mark of content credentials."""
    return b"jumb" in data and b"c2pa" in data


def find_credentials(data: bytes, media_type: str) -> Credentials | None:
    """Read the content credentials that a picture carries; None for one that bears no mark of them."""
    if not has_mark(data):
        return None
    try:
        import c2pa
    except ImportError:
        return Credentials(
            "not looked at", problems=("the package c2pa-python is not installed: install armsledger[c2pa]",)
        )
    try:
        context = c2pa.Context(c2pa.Settings.from_dict(_OFFLINE))
        told = json.loads(c2pa.Reader(media_type, BytesIO(data), context=context).json())
    except (c2pa.C2paError, ValueError, OSError) as error:
        return Credentials("broken", problems=(_words(str(error)) or type(error).__name__,))
    return _read(told if isinstance(told, dict) else {})


def _read(told: Mapping[str, Any]) -> Credentials:
    manifest = _map(_map(told.get("manifests")).get(told.get("active_manifest") or ""))
    signed = _map(manifest.get("signature_info"))
    makers = [_map(one) for one in manifest.get("claim_generator_info") or []]
    actions = list(_iter_actions(manifest))
    problems = [_words(one.get("code")) for one in map(_map, told.get("validation_status") or [])]
    kept = tuple(dict.fromkeys(problem for problem in problems if problem and problem not in _NOT_OURS))[:_MOST]
    return Credentials(
        "broken" if told.get("validation_state") == "Invalid" or kept else "whole",
        signed_by=_words(signed.get("issuer")) or _words(signed.get("common_name")),
        signed_at=_words(signed.get("time")),
        made_with=" ".join(filter(None, (_words(makers[0].get(key)) for key in ("name", "version")))) or None
        if makers
        else None,
        title=_words(manifest.get("title")),
        actions=tuple(actions)[:_MOST],
        problems=kept,
    )


def _iter_actions(manifest: Mapping[str, Any]) -> Iterator[str]:
    """What was done to the picture, in order: the name of each action, with the sort of source where it is told."""
    for assertion in map(_map, manifest.get("assertions") or []):
        if str(assertion.get("label")).startswith("c2pa.actions"):
            for action in map(_map, _map(assertion.get("data")).get("actions") or []):
                name = _words(action.get("action"))
                source = (_words(action.get("digitalSourceType")) or "").rpartition("/")[2]
                if name:
                    yield f"{name} ({source})" if source else name


def _map(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _words(value: object) -> str | None:
    shown = "".join(letter for letter in value if letter.isprintable()) if isinstance(value, str) else ""
    return " ".join(shown.split())[:_LONGEST] or None
