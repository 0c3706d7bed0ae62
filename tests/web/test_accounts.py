import pytest

from armsledger.errors import InputError
from armsledger.web.accounts import add_account, change_account, list_accounts
from armsledger.web.roles import Role

PASSWORD = "a long password for tests"


def test_an_account_bears_its_name_as_written_and_keeps_no_password(sample) -> None:
    from armsledger.web.models import Account

    add_account("Ana Müller", Role.ANALYST, PASSWORD)

    account = Account.objects.get(key="ana müller")
    assert account.name == "Ana Müller"
    assert account.password.startswith("argon2$argon2id$")
    assert PASSWORD not in account.password


def test_a_name_is_taken_whatever_its_capitals(sample) -> None:
    add_account("Ana", Role.ANALYST, PASSWORD)

    with pytest.raises(InputError, match="ANA: has an account"):
        add_account("ANA", Role.VIEWER, PASSWORD)


@pytest.mark.parametrize("password", ["short", "123456789012345", "passwordpassword1"[:8]])
def test_a_weak_password_is_refused(sample, password: str) -> None:
    with pytest.raises(InputError, match="the password: is too weak"):
        add_account("Ana", Role.ANALYST, password)


def test_accounts_are_changed_and_listed(sample) -> None:
    add_account("Zoe", Role.VIEWER, PASSWORD)
    add_account("Ana", Role.ANALYST, PASSWORD)
    change_account("zoe", Role.REVIEWER, None, False)

    assert list_accounts() == (("Ana", Role.ANALYST, True), ("Zoe", Role.REVIEWER, False))


def test_an_account_that_is_not_there_is_named(sample) -> None:
    with pytest.raises(InputError, match="Bo: has no account; make one with: armsledger accounts add"):
        change_account("Bo", Role.VIEWER, None, None)
