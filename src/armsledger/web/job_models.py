"""Tables of the jobs that people ask for on pages, and of the feeds that are looked at; nothing here is evidence.

What a job reads goes into the ledger, with how it came; the bytes of uploads stand here only until they were read.
"""

from enum import StrEnum

from django.db import models

_NAME_LENGTH = 150
_KEY_LENGTH = 24
_WORKER_LENGTH = 150


class JobKind(StrEnum):
    """What is to be done."""

    FILES = "files"
    ADDRESS = "address"
    FEED = "feed"
    DERIVE = "derive"


class JobState(StrEnum):
    """How far a job, or one thing of it, is. `BROKEN` is a job that ended before it was through."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    BROKEN = "broken off"


class JobRow(models.Model):
    """Something that takes time; `beat_utc` is when the process that does it was last heard of."""

    kind = models.CharField(max_length=20)
    about = models.TextField()
    by = models.CharField(max_length=_NAME_LENGTH)
    state = models.CharField(max_length=20, default=JobState.WAITING.value, db_index=True)
    problem = models.TextField(default="")
    published = models.DateField(null=True)
    outlet = models.TextField(null=True)
    asked_utc = models.DateTimeField()
    began_utc = models.DateTimeField(null=True)
    ended_utc = models.DateTimeField(null=True)
    beat_utc = models.DateTimeField(null=True)
    worker = models.CharField(max_length=_WORKER_LENGTH, default="")
    step = models.TextField(default="")
    run_key = models.CharField(max_length=_KEY_LENGTH, default="", db_index=True)
    derived_run_key = models.CharField(max_length=_KEY_LENGTH, default="")

    class Meta:
        db_table = "web_job"


class JobItemRow(models.Model):
    """One thing that a job takes in: an upload or an address, named as the person gave it."""

    job = models.ForeignKey(JobRow, models.CASCADE, related_name="items")
    position = models.IntegerField()
    is_address = models.BooleanField()
    name = models.TextField()
    published = models.DateField(null=True)
    state = models.CharField(max_length=20, default=JobState.WAITING.value)
    problem = models.TextField(default="")
    document_key = models.CharField(max_length=_KEY_LENGTH, default="")

    class Meta:
        db_table = "web_job_item"
        constraints = (models.UniqueConstraint(fields=("job", "position"), name="web_job_item_once"),)


class JobFileRow(models.Model):
    """The bytes of an upload until they were read: the text at position 0, pictures that it captions after it."""

    item = models.ForeignKey(JobItemRow, models.CASCADE, related_name="files")
    position = models.IntegerField()
    name = models.TextField()
    data = models.BinaryField()

    class Meta:
        db_table = "web_job_file"
        constraints = (models.UniqueConstraint(fields=("item", "position"), name="web_job_file_once"),)


class FeedRow(models.Model):
    """A feed that is looked at when somebody asks; what came of the last look stands with its job."""

    address = models.TextField(unique=True)
    by = models.CharField(max_length=_NAME_LENGTH)
    added_utc = models.DateTimeField()
    job = models.ForeignKey(JobRow, models.SET_NULL, null=True)

    class Meta:
        db_table = "web_feed"
