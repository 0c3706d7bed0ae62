"""The ledger's tables.

A row is written once: triggers refuse UPDATE and DELETE (`append_only`). `key` is the content-derived id of a noun;
`position` its place in its tuple. What is asked for by SQL has a column, what is only read back is JSON (`encode`).
A reading is what one set of software versions read in a document: a new version adds a reading, and loses none.
"""

from django.db import models

from armsledger.store.fields import ExactTextField
from armsledger.store.index_models import (  # Django looks for an application's tables here
    IndexClaimRow,
    IndexDocumentRow,
    IndexFacetRow,
    IndexIdentityRow,
    IndexMatterRow,
    IndexMemberRow,
    IndexNameStateRow,
    IndexQueueRow,
    IndexStateRow,
    IndexTermRow,
    IndexValueRow,
    IndexWaitingRow,
)

__all__ = [
    "IndexClaimRow",
    "IndexDocumentRow",
    "IndexFacetRow",
    "IndexIdentityRow",
    "IndexMatterRow",
    "IndexMemberRow",
    "IndexNameStateRow",
    "IndexQueueRow",
    "IndexStateRow",
    "IndexTermRow",
    "IndexValueRow",
    "IndexWaitingRow",
]

_KEY_LENGTH = 24
_TIME_LENGTH = 40  # ISO 8601 with its zone
_DIGEST_LENGTH = 64


class RunRow(models.Model):
    """One run of the pipeline."""

    key = models.CharField(max_length=_KEY_LENGTH, primary_key=True)

    class Meta:
        db_table = "ledger_run"


class ManifestRow(models.Model):
    """What made a run."""

    run = models.OneToOneField(RunRow, models.PROTECT, primary_key=True)
    content = models.JSONField()

    class Meta:
        db_table = "ledger_manifest"


class BlobRow(models.Model):
    """Bytes as received, under their own digest."""

    sha256 = models.CharField(max_length=_DIGEST_LENGTH, primary_key=True)
    data = models.BinaryField()

    class Meta:
        db_table = "ledger_blob"


class CustodyRow(models.Model):
    """Bytes came: how, when, by whom and from where; `source_digest` is the SHA-256 of `source`, to be found by.

    Each row holds the hash of the one before it (`custody_chain`).
    """

    sha256 = models.CharField(max_length=_DIGEST_LENGTH, db_index=True)
    event = models.CharField(max_length=20)
    at_utc = models.CharField(max_length=_TIME_LENGTH)
    by = ExactTextField(null=True)
    source = ExactTextField()
    source_digest = models.CharField(max_length=_DIGEST_LENGTH, db_index=True)
    software = ExactTextField()
    fetch = models.JSONField(null=True)
    stamp = models.JSONField(null=True)
    previous_hash = models.CharField(max_length=_DIGEST_LENGTH, default="")
    hash = models.CharField(max_length=_DIGEST_LENGTH, default="")

    class Meta:
        db_table = "ledger_custody"


class ErrandRow(models.Model):
    """Documents were asked to be taken in (`is_end` False), or that was done; `asked_digest` says what was asked."""

    asked_digest = models.CharField(max_length=_DIGEST_LENGTH, db_index=True)
    at_utc = models.CharField(max_length=_TIME_LENGTH)
    is_end = models.BooleanField()

    class Meta:
        db_table = "ledger_errand"


class DocumentRow(models.Model):
    """A document as read."""

    key = models.CharField(max_length=_KEY_LENGTH, primary_key=True)
    source = ExactTextField()
    sha256 = models.CharField(max_length=_DIGEST_LENGTH, db_index=True)
    media_type = ExactTextField()
    text = ExactTextField()
    head = models.JSONField()
    blocks = models.JSONField()

    class Meta:
        db_table = "ledger_document"


class ReadingRow(models.Model):
    """What one set of versions read in a document; `versions_digest` is the SHA-256 of `versions`."""

    document = models.ForeignKey(DocumentRow, models.PROTECT)
    versions = models.JSONField()
    versions_digest = models.CharField(max_length=_DIGEST_LENGTH)

    class Meta:
        db_table = "ledger_reading"
        constraints = (
            models.UniqueConstraint(fields=("document", "versions_digest"), name="ledger_reading_once_a_version"),
        )


class RunReadingRow(models.Model):
    """A run came to this reading, whether it was the first to do so or not."""

    run = models.ForeignKey(RunRow, models.PROTECT)
    reading = models.ForeignKey(ReadingRow, models.PROTECT)

    class Meta:
        db_table = "ledger_run_reading"
        constraints = (models.UniqueConstraint(fields=("run", "reading"), name="ledger_run_reading_once"),)


class StatementRow(models.Model):
    """One speech act."""

    reading = models.ForeignKey(ReadingRow, models.PROTECT, db_index=False)
    position = models.IntegerField()
    key = models.CharField(max_length=_KEY_LENGTH, db_index=True)
    voice = models.JSONField()
    cue = models.JSONField(null=True)
    spans = models.JSONField()
    stance = models.CharField(max_length=20)
    said = models.JSONField(null=True)
    outer_key = models.CharField(max_length=_KEY_LENGTH, null=True)
    because = ExactTextField()
    kind = models.CharField(max_length=20, null=True)

    class Meta:
        db_table = "ledger_statement"
        constraints = (models.UniqueConstraint(fields=("reading", "key"), name="ledger_statement_once"),)


class ClaimRow(models.Model):
    """One proposition; the offsets and `quote` are its words."""

    reading = models.ForeignKey(ReadingRow, models.PROTECT, db_index=False)
    position = models.IntegerField()
    key = models.CharField(max_length=_KEY_LENGTH, db_index=True)
    statement_key = models.CharField(max_length=_KEY_LENGTH)
    kind = models.CharField(max_length=20, db_index=True)
    start_offset = models.IntegerField()
    end_offset = models.IntegerField()
    quote = ExactTextField()
    stance = models.CharField(max_length=20)
    quantity = models.JSONField(null=True)
    quantity_of = models.CharField(max_length=20, null=True)
    happened = models.JSONField(null=True)
    score = models.JSONField()

    class Meta:
        db_table = "ledger_claim"
        constraints = (models.UniqueConstraint(fields=("reading", "key"), name="ledger_claim_once"),)


class FillerRow(models.Model):
    """What fills a role of a claim."""

    claim = models.ForeignKey(ClaimRow, models.PROTECT, db_index=False)
    position = models.IntegerField()
    role = models.CharField(max_length=20)
    start_offset = models.IntegerField()
    end_offset = models.IntegerField()
    quote = ExactTextField()
    name = ExactTextField()
    entity_key = models.CharField(max_length=_KEY_LENGTH, null=True, db_index=True)
    because = ExactTextField()

    class Meta:
        db_table = "ledger_filler"
        constraints = (models.UniqueConstraint(fields=("claim", "position"), name="ledger_filler_once"),)


class EntityRow(models.Model):
    """An actor, person, place, kind of equipment or instrument, as one document speaks of it."""

    reading = models.ForeignKey(ReadingRow, models.PROTECT, db_index=False)
    position = models.IntegerField()
    key = models.CharField(max_length=_KEY_LENGTH, db_index=True)
    type = models.CharField(max_length=20)
    name = ExactTextField()
    names = models.JSONField()
    spans = models.JSONField()
    known_id = ExactTextField(null=True)
    country = ExactTextField(null=True)
    category = ExactTextField(null=True)
    items = models.JSONField()
    place = models.JSONField(null=True)
    because = ExactTextField()

    class Meta:
        db_table = "ledger_entity"
        constraints = (models.UniqueConstraint(fields=("reading", "key"), name="ledger_entity_once"),)


class LinkRow(models.Model):
    """An edge of the support network."""

    reading = models.ForeignKey(ReadingRow, models.PROTECT, db_index=False)
    position = models.IntegerField()
    key = models.CharField(max_length=_KEY_LENGTH, db_index=True)
    kind = models.CharField(max_length=20)
    from_entity_key = models.CharField(max_length=_KEY_LENGTH)
    to_entity_key = models.CharField(max_length=_KEY_LENGTH)
    claim_key = models.CharField(max_length=_KEY_LENGTH)
    because = ExactTextField()

    class Meta:
        db_table = "ledger_link"
        constraints = (models.UniqueConstraint(fields=("reading", "key"), name="ledger_link_once"),)


class EvidenceRow(models.Model):
    """A piece of evidence that a document speaks of."""

    reading = models.ForeignKey(ReadingRow, models.PROTECT, db_index=False)
    position = models.IntegerField()
    key = models.CharField(max_length=_KEY_LENGTH, db_index=True)
    kind = models.CharField(max_length=20)
    start_offset = models.IntegerField()
    end_offset = models.IntegerField()
    quote = ExactTextField()
    claim_keys = models.JSONField()
    observed = models.JSONField()
    sha256 = models.CharField(max_length=_DIGEST_LENGTH, null=True)

    class Meta:
        db_table = "ledger_evidence"
        constraints = (models.UniqueConstraint(fields=("reading", "key"), name="ledger_evidence_once"),)


class PictureRow(models.Model):
    """A picture that a document carries; its bytes stand in `ledger_blob` under `sha256`."""

    reading = models.ForeignKey(ReadingRow, models.PROTECT, db_index=False)
    position = models.IntegerField()
    key = models.CharField(max_length=_KEY_LENGTH, db_index=True)
    source = ExactTextField()
    sha256 = models.CharField(max_length=_DIGEST_LENGTH, db_index=True)
    media_type = ExactTextField()
    width = models.IntegerField()
    height = models.IntegerField()
    fingerprint = models.JSONField()
    exif = models.JSONField()
    caption = models.JSONField(null=True)
    alt = ExactTextField(null=True)

    class Meta:
        db_table = "ledger_picture"
        constraints = (models.UniqueConstraint(fields=("reading", "key"), name="ledger_picture_once"),)


class RefusalRow(models.Model):
    """A claim that was nearly made."""

    reading = models.ForeignKey(ReadingRow, models.PROTECT, db_index=False)
    position = models.IntegerField()
    key = models.CharField(max_length=_KEY_LENGTH, db_index=True)
    kind = models.CharField(max_length=20)
    start_offset = models.IntegerField()
    end_offset = models.IntegerField()
    quote = ExactTextField()
    because = ExactTextField()

    class Meta:
        db_table = "ledger_refusal"
        constraints = (models.UniqueConstraint(fields=("reading", "key"), name="ledger_refusal_once"),)


class FailureRow(models.Model):
    """A document that could not be taken all the way; `digest` is the SHA-256 of the three texts."""

    run = models.ForeignKey(RunRow, models.PROTECT, db_index=False)
    digest = models.CharField(max_length=_DIGEST_LENGTH)
    source = ExactTextField()
    stage = ExactTextField()
    problem = ExactTextField()

    class Meta:
        db_table = "ledger_failure"
        constraints = (models.UniqueConstraint(fields=("run", "digest"), name="ledger_failure_once"),)


class SnapshotRow(models.Model):
    """What a run derived from the records: its matters and findings hang on this row."""

    run = models.OneToOneField(RunRow, models.PROTECT, primary_key=True)

    class Meta:
        db_table = "ledger_snapshot"


class DerivationRow(models.Model):
    """A run's matters became those that stand; the last row tells which do. `at_utc` is None where nobody said when."""

    snapshot = models.ForeignKey(SnapshotRow, models.PROTECT)
    at_utc = models.CharField(max_length=_TIME_LENGTH, null=True)

    class Meta:
        db_table = "ledger_derivation"


class MatterRow(models.Model):
    """Claims about one doing."""

    snapshot = models.ForeignKey(SnapshotRow, models.PROTECT, db_index=False)
    position = models.IntegerField()
    key = models.CharField(max_length=_KEY_LENGTH, db_index=True)
    kind = models.CharField(max_length=20)
    title = ExactTextField()
    content = models.JSONField()

    class Meta:
        db_table = "ledger_matter"
        constraints = (models.UniqueConstraint(fields=("snapshot", "key"), name="ledger_matter_once"),)


class OriginRow(models.Model):
    """Where the claims of a matter truly come from; the whole of it stands in the matter's content."""

    matter = models.ForeignKey(MatterRow, models.PROTECT, db_index=False)
    position = models.IntegerField()
    key = models.CharField(max_length=_KEY_LENGTH, db_index=True)
    voice = ExactTextField(null=True)

    class Meta:
        db_table = "ledger_origin"
        constraints = (models.UniqueConstraint(fields=("matter", "position"), name="ledger_origin_once"),)


class FindingRow(models.Model):
    """A matter set against the measures of its day."""

    snapshot = models.ForeignKey(SnapshotRow, models.PROTECT, db_index=False)
    position = models.IntegerField()
    key = models.CharField(max_length=_KEY_LENGTH, db_index=True)
    matter_key = models.CharField(max_length=_KEY_LENGTH)
    content = models.JSONField()

    class Meta:
        db_table = "ledger_finding"
        indexes = (models.Index(fields=("matter_key",), name="ledger_finding_matter"),)
        constraints = (models.UniqueConstraint(fields=("snapshot", "key"), name="ledger_finding_once"),)


class NamePairRow(models.Model):
    """Two names that a person decided on; `key` follows from both, so a decision on it holds what it was about."""

    key = models.CharField(max_length=_KEY_LENGTH, primary_key=True)
    left = models.JSONField()
    right = models.JSONField()

    class Meta:
        db_table = "ledger_name_pair"


class RulingRow(models.Model):
    """What a person ruled; `key` follows from the content, so the decision on it holds what it was about."""

    key = models.CharField(max_length=_KEY_LENGTH, primary_key=True)
    kind = models.CharField(max_length=20)
    slot = ExactTextField()
    content = models.JSONField()

    class Meta:
        db_table = "ledger_ruling"


class DecisionRow(models.Model):
    """One link of the chain; `position` counts from 1, and no two links follow the same one."""

    position = models.IntegerField(primary_key=True)
    key = models.CharField(max_length=_KEY_LENGTH, unique=True)
    subject_key = models.CharField(max_length=_KEY_LENGTH, db_index=True)
    verdict = models.CharField(max_length=20)
    decided_by = ExactTextField()
    at_utc = models.CharField(max_length=_TIME_LENGTH)
    comment = ExactTextField()
    previous_hash = models.CharField(max_length=_DIGEST_LENGTH, unique=True)
    hash = models.CharField(max_length=_DIGEST_LENGTH, unique=True)

    class Meta:
        db_table = "ledger_decision"


class ConcernRow(models.Model):
    """What was decided on (a matter, a finding, a ruling) is about this part of the ledger too.

    It follows from the content of what was decided on, and is written with the first decision on it.
    """

    decided_key = models.CharField(max_length=_KEY_LENGTH)
    about_key = models.CharField(max_length=_KEY_LENGTH, db_index=True)

    class Meta:
        db_table = "ledger_concern"
        constraints = (models.UniqueConstraint(fields=("decided_key", "about_key"), name="ledger_concern_once"),)


class DecidedReadingRow(models.Model):
    """Which reading of the document the person saw who decided on a claim."""

    decision_key = models.CharField(max_length=_KEY_LENGTH, primary_key=True)
    reading = models.ForeignKey(ReadingRow, models.PROTECT, db_index=False)

    class Meta:
        db_table = "ledger_decided_reading"
