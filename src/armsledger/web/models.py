"""The workbench's own tables, beside the ledger's in one database.

Accounts, their changes and tokens, who tried to sign in, saved searches, what is being added.

Nothing here is evidence: the ledger's decisions bear names, not rows of these tables. Rows may change, but for those
that tell of changes to accounts: the database refuses to change or remove them.
"""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

from armsledger.web.job_models import FeedRow, JobFileRow, JobItemRow, JobRow  # Django looks for tables here
from armsledger.web.roles import Role

__all__ = ["Account", "AccountManager", "FeedRow", "JobFileRow", "JobItemRow", "JobRow", "SignIn"]

_NAME_LENGTH = 150
_ADDRESS_LENGTH = 64
_DIGEST_LENGTH = 64


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by the name that people sign in with, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(key=(username or "").casefold())


class Account(AbstractBaseUser):
    """A person who may sign in; `name` is what decisions bear, `key` the name without its capitals."""

    key = models.CharField(max_length=_NAME_LENGTH, unique=True)
    name = models.CharField(max_length=_NAME_LENGTH)
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    is_active = models.BooleanField(default=True)
    session_round = models.IntegerField(default=0)

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "key"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "role"]

    class Meta:
        db_table = "web_account"

    def end_sessions(self) -> None:
        """Let no session that began before go on, once this is saved."""
        self.session_round += 1

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session has to bear: it changes with the password, the role, and whenever sessions are ended."""
        bound = f"{self.password} {self.role} {self.session_round}"
        salt = "armsledger.web.models.Account._get_session_auth_hash"
        return salted_hmac(salt, bound, secret=secret, algorithm="sha256").hexdigest()


class SignIn(models.Model):
    """One try to sign in; it counts as failed until it has succeeded."""

    key = models.CharField(max_length=_NAME_LENGTH)
    address = models.CharField(max_length=_ADDRESS_LENGTH)
    at_utc = models.DateTimeField()
    succeeded = models.BooleanField(default=False)

    class Meta:
        db_table = "web_sign_in"
        indexes = (
            models.Index(fields=("key", "at_utc"), name="web_sign_in_by_name"),
            models.Index(fields=("address", "at_utc"), name="web_sign_in_by_address"),
        )


class SavedSearch(models.Model):
    """A filter that a person keeps (`searches`). `owner` is her name without its capitals, `query` the filter's pairs.

    `seen` is the last arrival of the ledger when she looked last; who has `feed_token` reads the search without her.
    """

    owner = models.CharField(max_length=_NAME_LENGTH)
    name = models.CharField(max_length=_NAME_LENGTH)
    query = models.TextField()
    seen = models.BigIntegerField()
    made_utc = models.DateTimeField()
    feed_token = models.CharField(max_length=_ADDRESS_LENGTH, null=True, unique=True)

    class Meta:
        db_table = "web_saved_search"
        constraints = (models.UniqueConstraint(fields=("owner", "name"), name="web_saved_search_once"),)


class AccountChange(models.Model):
    """One change to an account: when, by whom, whose, and what. Written once, never changed."""

    at_utc = models.DateTimeField()
    by = models.CharField(max_length=_NAME_LENGTH)
    account = models.CharField(max_length=_NAME_LENGTH)
    what = models.CharField(max_length=200)

    class Meta:
        db_table = "web_account_change"


class ApiToken(models.Model):
    """What a person's program sends in place of a password; only its SHA-256 is kept.

    Without an account it is one of the owner of her own workbench, whose name is `name`.
    """

    account = models.ForeignKey(Account, models.CASCADE, null=True)
    name = models.CharField(max_length=_NAME_LENGTH)
    label = models.CharField(max_length=_NAME_LENGTH)
    digest = models.CharField(max_length=_DIGEST_LENGTH, unique=True)
    made_utc = models.DateTimeField()
    used_utc = models.DateTimeField(null=True)
    revoked_utc = models.DateTimeField(null=True)

    class Meta:
        db_table = "web_api_token"
