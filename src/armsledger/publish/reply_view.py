"""Letters of reply in print: beside the matter that they are about, with what came back in the writer's own words."""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from armsledger.model.case_reply import CaseReply
from armsledger.publish.case_index import CaseIndex
from armsledger.publish.prose import words
from armsledger.publish.wording import Wording

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ReplyView:
    """To whom and where it stands, who noted it, and each answer as (label, its words or None for silence)."""

    line: Markup
    because: Markup
    answers: tuple[tuple[str, str | None], ...]


def view_replies(matter_id: str, index: CaseIndex, wording: Wording) -> tuple[ReplyView, ...]:
    """The letters about a matter, in the order in which they were written; drafts are nobody's business yet."""
    return tuple(_view(reply, wording) for reply in _sent_about(matter_id, index))


def reply_rows(matter_id: str, index: CaseIndex) -> list[Row]:
    """The same letters for the data files."""
    return [_row(reply) for reply in _sent_about(matter_id, index)]


def _sent_about(matter_id: str, index: CaseIndex) -> list[CaseReply]:
    sent = (reply for reply in index.case.replies if reply.letter.ruling.sent_on is not None)
    return [reply for reply in sent if matter_id in reply.matter_ids]


def _view(reply: CaseReply, wording: Wording) -> ReplyView:
    line = Markup(escape(wording.page("reply_line"))).format(to=words(reply.letter.to.name), state=reply.state)
    answers = tuple(
        (wording.page("reply_silence" if one.words is None else "reply_answer", day=wording.day(one.on)), one.words)
        for one in reply.letter.answers
    )
    return ReplyView(line, words(reply.letter.because), answers)


def _row(reply: CaseReply) -> Row:
    letter = reply.letter
    return {
        "id": letter.id,
        "to": letter.to.name,
        "to_key": letter.to.key,
        "matter_ids": list(reply.matter_ids),
        "sent_on": letter.ruling.sent_on.isoformat() if letter.ruling.sent_on else None,
        "due": letter.ruling.due.isoformat() if letter.ruling.due else None,
        "text": letter.ruling.text,
        "state": reply.state,
        "is_settled": reply.is_settled,
        "answers": [{"on": one.on.isoformat(), "words": one.words} for one in letter.answers],
    }
