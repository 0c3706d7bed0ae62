"""A letter that asks for a reply, drafted from the claims themselves: their slots as a sentence, and their exact words.

It is plain text, to be gone over and sent by a person.
"""

import html
import re
from collections.abc import Sequence
from datetime import date

from armsledger.model.case import Case
from armsledger.model.matter import Matter
from armsledger.publish.case_index import CaseIndex, index_case
from armsledger.publish.contrary import contrary_ids
from armsledger.publish.sentences import claim_sentence
from armsledger.publish.wording import Wording, load_wording


def draft_letter(case: Case, matter_ids: Sequence[str], addressee: str, due: date | None) -> str:
    """Write the draft to an addressee about matters of a case: what would be printed, on which words, and the question.

    What stands against a matter is told as well, so that the addressee sees what the reader will see.
    """
    index, wording = index_case(case), load_wording()
    phrase = wording.page
    matters = [matter for matter in case.matters if matter.id in matter_ids]
    told = [_tell(number, matter, index, wording) for number, matter in enumerate(matters, 1)]
    asked = phrase("letter_due", day=wording.day(due)) if due else phrase("letter_no_due")
    head = phrase("letter_to", name=addressee)
    parts = [head, phrase("letter_opening", title=case.title), *told, phrase("letter_question"), asked]
    return "\n\n".join([*parts, phrase("letter_close")]) + "\n"


def _tell(number: int, matter: Matter, index: CaseIndex, wording: Wording) -> str:
    against = contrary_ids(matter, index)
    ordered = sorted(matter.claim_ids, key=lambda claim_id: (claim_id in against, index.claim_numbers[claim_id]))
    return "\n".join([f"{number}. {matter.title}", *(_claim(claim_id, index, wording) for claim_id in ordered)])


def _claim(claim_id: str, index: CaseIndex, wording: Wording) -> str:
    claim = index.claim(claim_id)
    document = index.document_of(claim)
    head = document.head
    source = head.outlet.value or document.source
    day = f", {wording.day(head.published.value)}" if head.published.value else ""
    sentence = _plain(claim_sentence(claim, index, wording))
    return f"   {sentence}\n   “{' '.join(claim.span.quote.split())}” ({source}{day})"


def _plain(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", str(markup)))
