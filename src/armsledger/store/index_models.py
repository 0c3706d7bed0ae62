"""Tables of the index: what lists and searches read. All of it follows from the ledger and may be made anew.

These tables hold nothing of their own, so they are the only ones that may be changed (`append_only`).
"""

from django.db import models

from armsledger.store.fields import ExactTextField

_KEY_LENGTH = 24


class IndexClaimRow(models.Model):
    """A claim of the last reading of its document. `age` orders: the newest publication has the least.

    `arrived` orders by when the claim came into the ledger (`index_entries.find_arrivals`). `folded` is what full-text
    search looks in: words of the passage, the names and the title, folded.
    """

    key = models.CharField(max_length=_KEY_LENGTH, unique=True)
    document_key = models.CharField(max_length=_KEY_LENGTH, db_index=True)
    kind = models.CharField(max_length=20)
    stance = models.CharField(max_length=20)
    quote = ExactTextField()
    passage = ExactTextField()
    folded = models.TextField()
    voice = ExactTextField()
    probability = models.FloatField()
    title = ExactTextField(null=True)
    outlet = ExactTextField(null=True)
    published = models.DateField(null=True)
    age = models.IntegerField()
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    parties = models.JSONField()
    matter_key = models.CharField(max_length=_KEY_LENGTH, null=True, db_index=True)
    matter_title = ExactTextField(null=True)
    reliability = models.CharField(max_length=1, null=True)
    credibility = models.CharField(max_length=1, null=True)
    origins = models.IntegerField()
    state = models.CharField(max_length=20, db_index=True)
    state_because = ExactTextField()
    machine_translated = models.BooleanField()
    arrived = models.BigIntegerField()

    class Meta:
        db_table = "ledger_index_claim"
        indexes = (models.Index(fields=("age", "id"), name="ledger_index_claim_order"),)


class IndexDocumentRow(models.Model):
    """A document with what its last reading holds. `age` orders as it does for claims."""

    key = models.CharField(max_length=_KEY_LENGTH, unique=True)
    source = ExactTextField()
    media_type = ExactTextField()
    title = ExactTextField(null=True)
    outlet = ExactTextField(null=True)
    published = models.DateField(null=True)
    age = models.IntegerField()
    claims = models.IntegerField()
    refusals = models.IntegerField()

    class Meta:
        db_table = "ledger_index_document"
        indexes = (models.Index(fields=("age", "key"), name="ledger_index_document_order"),)


class IndexMatterRow(models.Model):
    """A matter of the last run, at its place there; `statuses` are what the law says, sorted, with spaces between."""

    position = models.IntegerField(primary_key=True)
    key = models.CharField(max_length=_KEY_LENGTH, unique=True)
    kind = models.CharField(max_length=20)
    title = ExactTextField()
    reliability = models.CharField(max_length=1)
    credibility = models.CharField(max_length=1)
    articles = models.IntegerField()
    origins = models.IntegerField()
    is_contested = models.BooleanField()
    statuses = models.CharField(max_length=200)

    class Meta:
        db_table = "ledger_index_matter"
        indexes = (
            models.Index(
                fields=("is_contested", "statuses", "kind", "reliability", "credibility"),
                name="ledger_index_matter_counted",
            ),
        )


class IndexValueRow(models.Model):
    """A party, item, place or country that claims are found by."""

    field = models.CharField(max_length=20)
    key = ExactTextField()
    label = ExactTextField()

    class Meta:
        db_table = "ledger_index_value"
        constraints = (models.UniqueConstraint(fields=("field", "key"), name="ledger_index_value_once"),)


class IndexTermRow(models.Model):
    """A claim has a value, in a role."""

    pk = models.CompositePrimaryKey("value_number", "claim_number", "role")
    value_number = models.BigIntegerField()
    claim_number = models.BigIntegerField(db_index=True)
    role = models.CharField(max_length=20)

    class Meta:
        db_table = "ledger_index_term"


class IndexFacetRow(models.Model):
    """All claims of a facet in one piece: `claims` are the row numbers, by value; `starts` where each value's begin.

    Both are little-endian 32-bit integers; `labels` are the values, as key and label.
    """

    field = models.CharField(max_length=20, primary_key=True)
    claims = models.BinaryField()
    starts = models.BinaryField()
    labels = models.JSONField()

    class Meta:
        db_table = "ledger_index_facet"


class IndexStateRow(models.Model):
    """How far the index has come; `generation` changes whenever the facets do."""

    reading_number = models.BigIntegerField()
    derivation_number = models.BigIntegerField()
    generation = models.CharField(max_length=32)

    class Meta:
        db_table = "ledger_index_state"


class IndexWaitingRow(models.Model):
    """A claim, matter or finding of the last run that waits for a person; the least of the five columns comes first.

    `second` marks an accepted finding, which waits only where a second person is asked for.
    """

    key = models.CharField(max_length=_KEY_LENGTH, primary_key=True)
    noun = models.CharField(max_length=10)
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=20)
    because = ExactTextField()
    words = ExactTextField()
    matter_key = models.CharField(max_length=_KEY_LENGTH, null=True, db_index=True)
    document_keys = models.JSONField()
    grade = models.CharField(max_length=20, null=True)
    probability = models.FloatField(null=True)
    is_contested = models.BooleanField()
    second = models.BooleanField()
    urgency = models.SmallIntegerField()
    digit = models.CharField(max_length=1)
    fewness = models.IntegerField()
    unsure = models.FloatField()
    noun_order = models.SmallIntegerField()

    class Meta:
        db_table = "ledger_index_waiting"
        indexes = (
            models.Index(
                fields=(
                    "urgency",
                    "digit",
                    "fewness",
                    "unsure",
                    "noun_order",
                    "key",
                    "noun",
                    "kind",
                    "state",
                    "second",
                ),
                name="ledger_index_waiting_order",
            ),
            models.Index(fields=("noun", "kind", "state", "second"), name="ledger_index_waiting_cut"),
        )


class IndexQueueRow(models.Model):
    """How far the queue has come: the run whose parts wait in it, and the last decision that it heeds.

    `derived_position` is that of the last decision when the run's matters came into the index.
    """

    run_key = models.CharField(max_length=_KEY_LENGTH)
    derived_position = models.IntegerField()
    decision_position = models.IntegerField()

    class Meta:
        db_table = "ledger_index_queue"


class IndexIdentityRow(models.Model):
    """One thing over all documents, with what it is listed and found by.

    `folded` are its names, folded, one a line; `identity` is the noun, `cluster` what it was made of.
    """

    key = models.CharField(max_length=_KEY_LENGTH, unique=True)
    type = models.CharField(max_length=20)
    name = ExactTextField()
    folded = ExactTextField()
    known_id = ExactTextField(null=True)
    country = models.CharField(max_length=3, null=True)
    documents = models.IntegerField()
    claims = models.IntegerField()
    is_decided = models.BooleanField()
    identity = models.JSONField()
    cluster = models.JSONField()

    class Meta:
        db_table = "ledger_index_identity"
        indexes = (models.Index(fields=("-claims", "-documents", "id"), name="ledger_index_identity_order"),)


class IndexMemberRow(models.Model):
    """An entity of a document, or a row of the tables, belongs to an identity."""

    member_key = ExactTextField(primary_key=True)
    identity_key = models.CharField(max_length=_KEY_LENGTH, db_index=True)

    class Meta:
        db_table = "ledger_index_member"


class IndexNameStateRow(models.Model):
    """How far the identities have come: the last reading and decision, and the verdicts on names in force then."""

    reading_number = models.BigIntegerField()
    decision_number = models.BigIntegerField()
    decision_keys = models.JSONField()

    class Meta:
        db_table = "ledger_index_name_state"
