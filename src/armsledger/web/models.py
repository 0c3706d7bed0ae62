"""The workbench's own tables, beside the ledger's in one database: accounts, tokens, and who tried to sign in.

Nothing here is evidence: rows may change, and the ledger's decisions bear names, not rows of these tables.
"""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from armsledger.web.roles import Role

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

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "key"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "role"]

    class Meta:
        db_table = "web_account"


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
