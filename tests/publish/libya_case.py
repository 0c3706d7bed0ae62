"""A small case about Libya in 2020: three documents of our own writing, in English, Russian and Arabic.

The facts follow public reporting; outlets are invented, and nobody is quoted directly.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from armsledger.knowledge.standards_of_proof import get_standard
from armsledger.model.case import Case, Manifest
from armsledger.model.claim import Claim, ClaimKind, Filler, Refusal, Role
from armsledger.model.decision import GENESIS, Decision, Verdict
from armsledger.model.document import Block, BlockKind, Document, Head, Span
from armsledger.model.entity import Entity, EntityType, Link, LinkKind
from armsledger.model.evidence import EvidenceItem, EvidenceKind
from armsledger.model.failure import Failure
from armsledger.model.finding import Finding, Fullness, NeededFact
from armsledger.model.grade import Credibility, Grade, Reliability
from armsledger.model.ids import make_id
from armsledger.model.matter import ClaimRelation, Matter, RelationKind
from armsledger.model.measure import (
    Act,
    ExemptionCandidate,
    MatchStatus,
    MeasureMatch,
    MeasureQuestion,
    RecipientKind,
)
from armsledger.model.origin import Origin, OriginEdge, OriginKind
from armsledger.model.place import Place, Relation
from armsledger.model.quantity import Quantity
from armsledger.model.record import DocumentRecord
from armsledger.model.score import Reading, Score
from armsledger.model.stance import Stance
from armsledger.model.statement import Statement, Voice
from armsledger.model.when import Precision, When

GAZETTE = """Command points to transport flights into Libya

US Africa Command assesses that Russia has supplied the Wagner Group with SA-22 air defence systems and armoured \
vehicles in Libya since 2019. It released images that purport to show Il-76 transport aircraft near Sirte, and it said \
that such deliveries violate resolution 1970.

Who pays for the fighters

Turkey paid 3,500 to 3,800 Syrian fighters who were sent to Tripoli between January and March 2020, an inspector \
general of the Pentagon reported. Egypt may send troops across the border if Sirte falls, diplomats in Cairo warned.

An aerial picture said to show cargo aircraft at Al Jufra airfield, released with the statement.

The general added that they would not leave soon. 🛩 Prices at the market rose again.
"""
RUSSIAN = """Москва отвергает обвинения

Министерство обороны России отрицает, что Россия поставляла военную технику группе Вагнера в Ливии.
"""
ARABIC = """اتهامات جديدة في طرابلس

اتهمت حكومة الوفاق الوطني الإمارات بقصف طرابلس بطائرات مسيرة منذ أبريل 2019.
"""
NOTHING_SAID: Reading[str] = Reading(None, "the head holds no such line")


def make_document(
    text: str, source: str, outlet: str, published: date | None, language: str, captions: tuple[str, ...] = ()
) -> Document:
    """A document whose first line and lines without a full stop are headings."""
    title = text.split("\n", 1)[0]
    head = Head(
        title=Reading(title, "the first line stands alone"),
        byline=NOTHING_SAID,
        dateline=NOTHING_SAID,
        published=Reading(published, "given with the input"),
        outlet=Reading(outlet, "given with the input"),
        url=NOTHING_SAID,
        language=Reading(language, "the letters and frequent words"),
        machine_translated=Reading(False, "no marks of machine translation"),
    )
    digest = make_id("run", text)[4:] * 4
    return Document(
        make_id("doc", text), source, digest[:64], "text/plain", text, head, tuple(_iter_blocks(text, captions))
    )


def _iter_blocks(text: str, captions: tuple[str, ...]):
    position = 0
    for line in text.split("\n"):
        if line:
            kind = BlockKind.PARAGRAPH if line.endswith(".") else BlockKind.HEADING
            is_caption = any(caption in line for caption in captions)
            yield Block(position, position + len(line), BlockKind.CAPTION if is_caption else kind)
        position += len(line) + 1


@dataclass
class RecordMaker:
    """Builds one record out of words of its document, so that offsets are never typed by hand."""

    document: Document
    statements: list[Statement] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    evidence: list[EvidenceItem] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)

    def words(self, quote: str) -> Span:
        start = self.document.text.index(quote)
        return self.document.span(start, start + len(quote))

    def says(self, content: str, stance: Stance, cue: str | None = None, speaker: str | None = None, **voice: str):
        spans = {
            key: self.words(quote) for key, quote in {**voice, **({"speaker": speaker} if speaker else {})}.items()
        }
        statement = Statement(
            id=make_id("stm", self.document.id, content),
            document_id=self.document.id,
            voice=Voice(**spans),
            cue=self.words(cue) if cue else None,
            spans=(self.words(content),),
            stance=stance,
            said=None,
            outer_id=None,
            because=f"the verb “{cue}” and its subject" if cue else "no other voice is named",
        )
        self.statements.append(statement)
        return statement

    def entity(
        self, quote: str, name: str, kind: EntityType, known: str | None = None, place: Place | None = None
    ) -> Entity:
        entity = Entity(
            id=make_id("ent", self.document.id, name),
            type=kind,
            name=name,
            names=(quote,),
            spans=(self.words(quote),),
            known_id=known,
            country=None,
            category=None,
            items=(),
            place=place,
            because=f"“{quote}” is a name of the row" if known else "no table knows the name",
        )
        self.entities[quote] = entity
        return entity

    def claims_that(
        self,
        kind: ClaimKind,
        quote: str,
        statement: Statement,
        roles: dict[Role, tuple[str, ...]],
        when: When | None = None,
        quantity: Quantity | None = None,
        quantity_of: Role | None = None,
        stance: Stance | None = None,
    ) -> Claim:
        fillers = tuple(self._filler(role, words) for role, all_words in roles.items() for words in all_words)
        claim = Claim(
            id=make_id("clm", self.document.id, kind, quote),
            document_id=self.document.id,
            statement_id=statement.id,
            kind=kind,
            span=self.words(quote),
            stance=stance or statement.stance,
            fillers=fillers,
            quantity=quantity,
            quantity_of=quantity_of,
            when=when,
            score=Score(0.81, "verb and all of its arguments stand in one clause"),
        )
        self.claims.append(claim)
        return claim

    def _filler(self, role: Role, words: str) -> Filler:
        entity = self.entities.get(words)
        name = entity.name if entity else words
        return Filler(
            role, self.words(words), name, entity.id if entity else None, f"{role.value} by its place in the clause"
        )

    def links_up(self, kind: LinkKind, start: str, end: str, claim: Claim) -> None:
        ids = self.entities[start].id, self.entities[end].id
        because = f"the claim's words relate {start} and {end}"
        self.links.append(Link(make_id("lnk", kind, *ids, claim.id), kind, *ids, claim.id, because))

    def record(self) -> DocumentRecord:
        return DocumentRecord(
            document=self.document,
            statements=tuple(self.statements),
            claims=tuple(self.claims),
            entities=tuple(self.entities.values()),
            links=tuple(self.links),
            evidence=tuple(self.evidence),
            refusals=tuple(self.refusals),
            versions=(("core", "rules 1"),),
        )


def make_place(
    name: str, kind: str, latitude: float, longitude: float, radius_km: float, country: str = "LBY"
) -> Place:
    return Place(
        words=name,
        place_id=f"place-{name.lower().replace(' ', '-')}",
        name=name,
        kind=kind,
        country=country,
        admin1=None,
        latitude=latitude,
        longitude=longitude,
        radius_km=radius_km,
        relation=Relation.NEAR if name == "Sirte" else Relation.AT,
        alternatives=("Sirte District",) if name == "Sirte" else (),
        because="the gazetteer's row of that name",
    )


SINCE_2019 = When("since 2019", date(2019, 1, 1), None, Precision.SPAN, "since + year: from its first day, end open")
EARLY_2020 = When(
    "between January and March 2020", date(2020, 1, 1), date(2020, 3, 31), Precision.SPAN, "two months and a year"
)
SINCE_APRIL = When("منذ أبريل 2019", date(2019, 4, 1), None, Precision.SPAN, "since + month: end open")
FIGHTERS = Quantity("3,500 to 3,800", 3500, 3800, "Syrian fighters", "people", False, "two numbers joined by “to”")


def gazette_record() -> DocumentRecord:
    text = make_document(
        GAZETTE, "texts/gazette.txt", "The Harbour Gazette", date(2020, 7, 25), "en", captions=("An aerial picture",)
    )
    make = RecordMaker(text)
    make.entity("US Africa Command", "US Africa Command", EntityType.ORGANIZATION, "africom")
    make.entity("Russia", "Russia", EntityType.COUNTRY, "RUS")
    make.entity("Wagner Group", "Wagner Group", EntityType.ARMED_GROUP, "wagner")
    make.entity("SA-22 air defence systems", "Pantsir-S1", EntityType.MATERIEL, "sa-22")
    make.entity("Il-76 transport aircraft", "Il-76", EntityType.MATERIEL, "il-76")
    make.entity("Libya", "Libya", EntityType.COUNTRY, "LBY", make_place("Libya", "country", 27.0, 17.0, 900))
    make.entity("Sirte", "Sirte", EntityType.PLACE, "sirte", make_place("Sirte", "town", 31.205, 16.589, 40))
    make.entity("Tripoli", "Tripoli", EntityType.PLACE, "tripoli", make_place("Tripoli", "town", 32.887, 13.191, 15))
    jufra = make_place("Al Jufra Air Base", "airbase", 29.198, 16.001, 3)
    make.entity("Al Jufra airfield", "Al Jufra Air Base", EntityType.PLACE, "jufra", jufra)
    make.entity("Turkey", "Turkey", EntityType.COUNTRY, "TUR")
    make.entity("Syrian fighters", "Syrian fighters", EntityType.GROUP)
    make.entity("Egypt", "Egypt", EntityType.COUNTRY, "EGY")
    make.entity("resolution 1970", "UN Security Council resolution 1970 (2011)", EntityType.INSTRUMENT, "unscr-1970")
    supply_words = (
        "Russia has supplied the Wagner Group with SA-22 air defence systems and armoured vehicles in Libya since 2019"
    )
    assesses = make.says(supply_words, Stance.ASSESSED, cue="assesses", body="US Africa Command")
    supply = make.claims_that(
        ClaimKind.TRANSFER,
        supply_words,
        assesses,
        {
            Role.ACTOR: ("Russia",),
            Role.RECIPIENT: ("Wagner Group",),
            Role.ITEM: ("SA-22 air defence systems", "armoured vehicles"),
            Role.DESTINATION: ("Libya",),
        },
        when=SINCE_2019,
    )
    backing = make.claims_that(
        ClaimKind.BACKING,
        "Russia has supplied the Wagner Group",
        assesses,
        {Role.ACTOR: ("Russia",), Role.RECIPIENT: ("Wagner Group",)},
    )
    make.links_up(LinkKind.BACKS, "Russia", "Wagner Group", backing)
    shown = make.says(
        "Il-76 transport aircraft near Sirte", Stance.ALLEGED, cue="purport to show", body="US Africa Command"
    )
    seen = make.claims_that(
        ClaimKind.PRESENCE,
        "Il-76 transport aircraft near Sirte",
        shown,
        {Role.ITEM: ("Il-76 transport aircraft",), Role.PLACE: ("Sirte",), Role.EVIDENCE: ("images",)},
    )
    breach = make.says("such deliveries violate resolution 1970", Stance.ASSERTED, cue="said", body="US Africa Command")
    make.claims_that(
        ClaimKind.VIOLATION,
        "such deliveries violate resolution 1970",
        breach,
        {Role.ACTOR: ("Russia",), Role.INSTRUMENT: ("resolution 1970",)},
    )
    paid_words = "Turkey paid 3,500 to 3,800 Syrian fighters who were sent to Tripoli between January and March 2020"
    reported = make.says(
        paid_words, Stance.ASSERTED, cue="reported", speaker="an inspector general", body="the Pentagon"
    )
    paid = make.claims_that(
        ClaimKind.PERSONNEL,
        paid_words,
        reported,
        {Role.ACTOR: ("Turkey",), Role.FORCE: ("Syrian fighters",), Role.DESTINATION: ("Tripoli",)},
        when=EARLY_2020,
        quantity=FIGHTERS,
        quantity_of=Role.FORCE,
    )
    make.links_up(LinkKind.PAYS, "Turkey", "Syrian fighters", paid)
    warned = make.says(
        "Egypt may send troops across the border if Sirte falls",
        Stance.POSSIBLE,
        cue="warned",
        speaker="diplomats in Cairo",
    )
    make.claims_that(
        ClaimKind.PERSONNEL,
        "Egypt may send troops across the border",
        warned,
        {Role.ACTOR: ("Egypt",), Role.FORCE: ("troops",)},
    )
    own = make.says("An aerial picture said to show cargo aircraft at Al Jufra airfield", Stance.ALLEGED)
    caption = make.claims_that(
        ClaimKind.PRESENCE,
        "cargo aircraft at Al Jufra airfield",
        own,
        {Role.ITEM: ("cargo aircraft",), Role.PLACE: ("Al Jufra airfield",), Role.EVIDENCE: ("An aerial picture",)},
    )
    doc = text.id
    for kind, quote, claims in (
        (EvidenceKind.IMAGERY, "images", (seen.id,)),
        (EvidenceKind.IMAGERY, "An aerial picture", (caption.id,)),
    ):
        make.evidence.append(EvidenceItem(make_id("evd", doc, quote), doc, kind, make.words(quote), claims))
    left = make.words("they would not leave soon")
    because = "the pronoun “they” has no antecedent in the document"
    make.refusals.append(Refusal(make_id("ref", doc, left.start), doc, ClaimKind.PRESENCE, left, because))
    assert supply.span.covers(backing.span)
    return make.record()


def russian_record() -> DocumentRecord:
    text = make_document(RUSSIAN, "texts/moskva.txt", "Вестник порта", date(2020, 7, 27), "ru")
    make = RecordMaker(text)
    make.entity("Министерство обороны России", "Russian Ministry of Defence", EntityType.ORGANIZATION, "mod-rus")
    make.entity("Россия", "Russia", EntityType.COUNTRY, "RUS")
    make.entity("группе Вагнера", "Wagner Group", EntityType.ARMED_GROUP, "wagner")
    make.entity("Ливии", "Libya", EntityType.COUNTRY, "LBY", make_place("Libya", "country", 27.0, 17.0, 900))
    words = "Россия поставляла военную технику группе Вагнера в Ливии"
    denies = make.says(words, Stance.DENIED, cue="отрицает", body="Министерство обороны России")
    roles = {
        Role.ACTOR: ("Россия",),
        Role.ITEM: ("военную технику",),
        Role.RECIPIENT: ("группе Вагнера",),
        Role.DESTINATION: ("Ливии",),
    }
    denial = make.claims_that(ClaimKind.TRANSFER, words, denies, roles)
    make.links_up(LinkKind.BACKS, "Россия", "группе Вагнера", denial)
    return make.record()


def arabic_record() -> DocumentRecord:
    text = make_document(ARABIC, "texts/trabulus.txt", "صحيفة الميناء", None, "ar")
    make = RecordMaker(text)
    make.entity("حكومة الوفاق الوطني", "Government of National Accord", EntityType.ORGANIZATION, "gna")
    make.entity("الإمارات", "United Arab Emirates", EntityType.COUNTRY, "ARE")
    tripoli = make_place("Tripoli", "town", 32.887, 13.191, 15)
    make.entity("طرابلس بطائرات", "Tripoli", EntityType.PLACE, "tripoli", tripoli)
    words = "الإمارات بقصف طرابلس بطائرات مسيرة منذ أبريل 2019"
    accuses = make.says(words, Stance.ALLEGED, cue="اتهمت", body="حكومة الوفاق الوطني")
    roles = {Role.ACTOR: ("الإمارات",), Role.TARGET: ("طرابلس بطائرات",), Role.ITEM: ("بطائرات مسيرة",)}
    make.claims_that(ClaimKind.ATTACK, words, accuses, roles, when=SINCE_APRIL)
    return make.record()


def make_case(records: tuple[DocumentRecord, ...] | None = None) -> Case:
    """The whole case: the supply with its denial, the paid fighters, the drone strikes, and two claims in no matter."""
    gazette, russian, arabic = records or (gazette_record(), russian_record(), arabic_record())
    supply, backing, seen, breach, paid, _, caption = gazette.claims
    denial, strike = russian.claims[0], arabic.claims[0]
    matters = (
        _matter(
            ClaimKind.TRANSFER,
            "Supply of air defence systems and armoured vehicles by Russia to the Wagner Group in Libya",
            (supply, backing, denial),
            (
                Origin(
                    "org-1",
                    "US Africa Command",
                    (supply.id, backing.id),
                    (_edge(gazette.document.id, "“the statement”"),),
                    False,
                    "one statement of one body",
                    root="USA",
                ),
                Origin(
                    "org-2",
                    "Russian Ministry of Defence",
                    (denial.id,),
                    (_edge(russian.document.id, "its own page"),),
                    True,
                    "the accused side speaks for itself",
                    root="RUS",
                ),
            ),
            (
                ClaimRelation(
                    RelationKind.CONTRADICTS, denial.id, supply.id, Score(0.9, "one denies what the other says")
                ),
            ),
        ),
        _matter(ClaimKind.PERSONNEL, "Syrian fighters paid by Turkey and sent to Tripoli", (paid,), (), ()),
        _matter(ClaimKind.PRESENCE, "Cargo aircraft near Sirte and at Al Jufra", (seen, caption), (), ()),
        _matter(ClaimKind.ATTACK, "Drone strikes on Tripoli", (strike,), (), ()),
        _matter(ClaimKind.VIOLATION, "A violation of resolution 1970 by Russia", (breach,), (), ()),
    )
    findings = tuple(_finding(matter, number) for number, matter in enumerate(matters))
    decision = Decision.after(
        GENESIS,
        supply.id,
        Verdict.ACCEPT,
        "N. Okafor",
        datetime(2020, 8, 3, 9, 30, tzinfo=UTC),
        "read against the original page",
    )
    return Case(
        id=make_id("cas", "libya 2020"),
        title="Libya 2020: supplies and fighters from abroad",
        standard=get_standard("reasonable-grounds"),
        records=(gazette, russian, arabic),
        matters=matters,
        findings=findings,
        decisions=(decision,),
        failures=(Failure("texts/scan.pdf", "read", "no text on any page; run OCR over it and give it again"),),
        manifest=Manifest(
            "armsledger 0.1.0",
            (("annotator", "rules 1"), ("measures", "regimes 2026-04-14")),
            tuple((r.document.source, r.document.sha256) for r in (gazette, russian, arabic)),
        ),
    )


def _edge(document_id: str, because: str) -> OriginEdge:
    return OriginEdge(document_id, OriginKind.ORIGINAL, because)


def _matter(kind, title, claims, origins, relations) -> Matter:
    documents = tuple(dict.fromkeys(claim.document_id for claim in claims))
    if not origins:
        origins = (
            Origin(
                make_id("org", title),
                None,
                tuple(c.id for c in claims),
                tuple(_edge(document, "no origin is named") for document in documents),
                False,
                "no origin is named",
            ),
        )
    grade = Grade(
        Reliability.F,
        Credibility.POSSIBLE,
        "nobody has judged the source",
        "one origin: 3 at best; plausible, fits in part",
    )
    because = "same kind, same parties and overlapping time"
    return Matter(
        make_id("mat", title), kind, title, tuple(c.id for c in claims), documents, origins, relations, grade, because
    )


def _finding(matter: Matter, number: int) -> Finding:
    completeness = (
        NeededFact("supplier", Fullness.CONTESTED, "named, and denied by the party named"),
        NeededFact("recipient", Fullness.FILLED, "named in claim 1"),
        NeededFact("carrier", Fullness.MISSING, "no claim names a carrier"),
        NeededFact("date", Fullness.FILLED, "an interval with an open end"),
    )
    if matter.kind in (ClaimKind.ATTACK, ClaimKind.VIOLATION):
        why = (
            "a strike by itself is no transfer"
            if matter.kind is ClaimKind.ATTACK
            else "kind violation puts no question"
        )
        return Finding(make_id("fnd", matter.id), matter.id, None, (), completeness[:2], why)
    act = {ClaimKind.TRANSFER: Act.SUPPLY, ClaimKind.PERSONNEL: Act.PERSONNEL}.get(matter.kind, Act.PRESENCE)
    question = MeasureQuestion(
        f"q{number}",
        act,
        "RUS",
        "wagner",
        RecipientKind.NON_GOVERNMENT,
        "LBY",
        None,
        ("air_defence",),
        date(2019, 1, 1),
        None,
    )
    exemption = ExemptionCandidate(
        "lby-9c", "9 (c)", "advance_approval", "approval is confidential: approval not known from open sources"
    )
    covered = MeasureMatch(
        regime_id="un-libya-2011",
        measure_id="lby-supply",
        instrument="UN Security Council resolution 1970 (2011)",
        paragraph="9",
        paragraph_seen=True,
        status=MatchStatus.COVERED,
        missing=(),
        exemptions=(exemption,),
        binding=True,
        starts=date(2019, 1, 1),
        ends=None,
        because="the item is materiel of a type the paragraph names, and it reaches every party",
    )
    undetermined = MeasureMatch(
        regime_id="eu-libya",
        measure_id="eu-lby-supply",
        instrument="Council Decision (CFSP) 2015/1333",
        paragraph="1",
        paragraph_seen=False,
        status=MatchStatus.UNDETERMINED,
        missing=("whether an EU person or flag took part",),
        exemptions=(),
        binding=True,
        starts=None,
        ends=None,
        because="it binds persons and flags of the Union only",
    )
    return Finding(
        make_id("fnd", matter.id),
        matter.id,
        question,
        (covered, undetermined),
        completeness,
        "a supply to a territory under embargo",
    )
