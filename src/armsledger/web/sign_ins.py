"""Who tried to sign in, kept; and how often one may fail before having to wait."""

from datetime import UTC, datetime, timedelta
from typing import Final

from armsledger.web.models import SignIn

WINDOW: Final = timedelta(minutes=15)
# Failures within the window after which no more are taken: for a name from one address, for an address, for a name.
MOST_FOR_NAME_AND_ADDRESS: Final = 5
MOST_FOR_ADDRESS: Final = 20
MOST_FOR_NAME: Final = 50


def begin_sign_in(key: str, address: str) -> SignIn | None:
    """Note a try, as failed until `succeed` says otherwise; None where too many have failed before.

    It is noted before the password is looked at, so that tries at once count each other.
    """
    now = datetime.now(UTC)
    recent = SignIn.objects.filter(at_utc__gt=now - WINDOW, succeeded=False)
    counts = (
        (recent.filter(key=key, address=address).count(), MOST_FOR_NAME_AND_ADDRESS),
        (recent.filter(address=address).count(), MOST_FOR_ADDRESS),
        (recent.filter(key=key).count(), MOST_FOR_NAME),
    )
    if any(count >= most for count, most in counts):
        return None
    return SignIn.objects.create(key=key, address=address, at_utc=now)


def succeed(sign_in: SignIn) -> None:
    """Note that the password was right."""
    sign_in.succeeded = True
    sign_in.save(update_fields=["succeeded"])


def may_send_token(address: str) -> bool:
    """Say whether an address has not failed too often, with tokens or passwords, to be listened to."""
    recent = SignIn.objects.filter(address=address, at_utc__gt=datetime.now(UTC) - WINDOW, succeeded=False)
    return recent.count() < MOST_FOR_ADDRESS


def note_failed_token(address: str) -> None:
    """Note a token that is none; it names nobody, so it counts for its address alone."""
    SignIn.objects.create(key="", address=address, at_utc=datetime.now(UTC))
