"""Tables of the index: what lists and searches read. All of it follows from the ledger and may be made anew.

These tables hold nothing of their own, so they are the only ones that may be changed (`append_only`).
"""

from django.db import models

from armsledger.store.fields import ExactTextField

_KEY_LENGTH = 24


class IndexClaimRow(models.Model):
    """A claim of the last reading of its document. `age` orders: the newest publication has the least.

    `folded` is what full-text search looks in: words of the passage, the names and the title, folded.
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

    class Meta:
        db_table = "ledger_index_claim"
        indexes = (models.Index(fields=("age", "id"), name="ledger_index_claim_order"),)


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
    matter_number = models.BigIntegerField()
    generation = models.CharField(max_length=32)

    class Meta:
        db_table = "ledger_index_state"


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
