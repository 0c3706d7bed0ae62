"""People's rulings on matters already made: letters of origins, digits, and judgements of our own.

A ruling on a matter holds on the claims that it was made on: on the matter that now holds the most of them, whatever
its id has become. Where claims have come or gone since, it still holds and is marked stale, for a person to look at
again; where no matter holds any of them, it holds on nothing. Order of the records and matters is of no account.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from armsledger.corroborate.grading import Proposal, propose
from armsledger.corroborate.letters import letter_origin
from armsledger.corroborate.parties import Names, key_of
from armsledger.model.assessment import PlacedAssessment
from armsledger.model.claim import Claim
from armsledger.model.grade import Reliability, SetDigit
from armsledger.model.identity import Identity
from armsledger.model.matter import Matter, changed_since, find_heir
from armsledger.model.origin import NOT_GRADED, Origin
from armsledger.model.record import DocumentRecord
from armsledger.model.ruling import AssessmentRuling, DigitRuling, RulingKind, Standing

Placed = tuple[Claim, DocumentRecord]


@dataclass(frozen=True, slots=True)
class RuledMatter:
    """A standing ruling, the matter that it holds on now, and what has changed there since (None where nothing has)."""

    standing: Standing
    matter: Matter
    stale: str | None


def apply_rulings(
    matters: Iterable[Matter],
    records: Iterable[DocumentRecord],
    identities: Iterable[Identity],
    standing: Sequence[Standing],
) -> tuple[Matter, ...]:
    """Give the matters with what people ruled on them and their sources.

    `standing` are the rulings in force, the last made first.
    """
    matters = tuple(matters)
    if not standing:
        return matters
    matters = _with_letters(matters, records, Names.of(identities), _of_kind(standing, RulingKind.LETTER))
    digits: dict[str, RuledMatter] = {}
    for ruled in place_rulings(matters, _of_kind(standing, RulingKind.DIGIT)):
        digits.setdefault(ruled.matter.id, ruled)
    judged: dict[str, list[RuledMatter]] = {}
    for ruled in place_rulings(matters, _of_kind(standing, RulingKind.ASSESSMENT)):
        judged.setdefault(ruled.matter.id, []).append(ruled)
    return tuple(_with_rulings(matter, digits.get(matter.id), judged.get(matter.id, ())) for matter in matters)


def place_rulings(matters: Iterable[Matter], standing: Iterable[Standing]) -> tuple[RuledMatter, ...]:
    """Give each ruling on a matter with the matter that holds the most of its claims now; others are left out.

    Of several that hold as many, the one with the fewest other claims is meant, then the one with the lesser id.
    """
    by_claim = {claim_id: matter for matter in matters for claim_id in matter.claim_ids}
    found = ((one, _claim_ids(one)) for one in standing)
    return tuple(
        RuledMatter(one, matter, changed_since(claim_ids, matter))
        for one, claim_ids in found
        if (matter := find_heir(claim_ids, by_claim)) is not None
    )


def _of_kind(standing: Sequence[Standing], kind: RulingKind) -> tuple[Standing, ...]:
    return tuple(one for one in standing if one.ruling.kind is kind)


def _claim_ids(standing: Standing) -> tuple[str, ...]:
    ruling = standing.ruling
    return ruling.claim_ids if isinstance(ruling, DigitRuling | AssessmentRuling) else ()


def _with_rulings(matter: Matter, digit: RuledMatter | None, judged: Iterable[RuledMatter]) -> Matter:
    grade = matter.grade
    if digit is not None and isinstance(digit.standing.ruling, DigitRuling):
        one = digit.standing
        kept = SetDigit(one.by, one.decision_id, grade.credibility, grade.because_matter, digit.stale)
        grade = replace(
            grade, credibility=digit.standing.ruling.credibility, because_matter=one.because, set_digit=kept
        )
    placed = tuple(
        PlacedAssessment(one.standing.ruling.assessment, one.standing.because, one.standing.decision_id, one.stale)
        for one in judged
        if isinstance(one.standing.ruling, AssessmentRuling)
    )
    return replace(matter, grade=grade, assessments=placed)


def _with_letters(
    matters: tuple[Matter, ...], records: Iterable[DocumentRecord], names: Names, letters: Sequence[Standing]
) -> tuple[Matter, ...]:
    if not letters:
        return matters
    placed = {claim.id: (claim, record) for record in records for claim in record.claims}
    return tuple(_lettered(matter, [placed[i] for i in matter.claim_ids], names, letters) for matter in matters)


def _lettered(matter: Matter, claims: Sequence[Placed], names: Names, letters: Sequence[Standing]) -> Matter:
    countries = frozenset(code for claim, record in claims for code in key_of(claim, record, names).theatres)
    by_id = {claim.id: (claim, record) for claim, record in sorted(claims, key=_by_day)}
    order = {claim_id: place for place, claim_id in enumerate(by_id)}
    origins = tuple(
        letter_origin(o, [by_id[i] for i in sorted(o.claim_ids, key=order.__getitem__)], countries, names, letters)
        for o in matter.origins
    )
    if origins == matter.origins:
        return matter
    letter, because = letter_of_matter(propose(claims, origins, matter.relations))
    grade = replace(matter.grade, reliability=letter, because_source=because)
    return replace(matter, origins=origins, grade=grade)


def _by_day(placed: Placed) -> tuple[str, str, int]:
    claim, record = placed
    day = record.document.head.published.value
    return day.isoformat() if day else "9999", record.document.id, claim.span.start


def letter_of_matter(proposal: Proposal) -> tuple[Reliability, str]:
    """The letter of the sources that the matter's digit rests on, never an average.

    Each root stands with its best letter; among the best roots, as many as the digit needs, the weakest letter counts.
    F, which says that nothing is known, is the weakest.
    """
    roots: dict[str, Origin] = {}
    for origin in sorted(proposal.bearers, key=lambda origin: (origin.letter.value, origin.id)):
        roots.setdefault(origin.root or "", origin)
    needed = sorted(roots.values(), key=lambda origin: (origin.letter.value, origin.id))[: proposal.needed]
    if not needed:
        return Reliability.F, NOT_GRADED
    weakest = needed[-1]
    words = f"{weakest.voice or 'the document itself'}: {weakest.because_letter}"
    if len(needed) == 1:
        return weakest.letter, words
    all_of_them = ", ".join(f"{origin.voice} {origin.letter.value}" for origin in needed)
    return weakest.letter, f"the weakest of those that the digit needs ({all_of_them}); {words}"
