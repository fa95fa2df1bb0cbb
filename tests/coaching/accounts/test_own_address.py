import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from coaching.accounts.own_address import count_as_verified
from tests import factories
from tests.coaching.accounts.ways import PASSWORD, browser, by_password, is_in

EMAIL = "ava@example.org"
User = get_user_model()


@pytest.fixture
def from_environment(monkeypatch):
    for name, value in {"USERNAME": "ava", "EMAIL": "Ava@example.org", "PASSWORD": PASSWORD}.items():
        monkeypatch.setenv(f"DJANGO_SUPERUSER_{name}", value)


def verified():
    return list(EmailAddress.objects.values_list("email", "verified", "primary"))


def signs_in(email=EMAIL):
    visitor = browser()
    by_password(visitor, email)
    return is_in(visitor)


def test_the_first_owner_signs_in_without_a_mail_server(db, from_environment, mailoutbox):
    call_command("createsuperuser", interactive=False, verbosity=0)
    assert verified() == [(EMAIL, True, True)]
    assert signs_in()
    assert mailoutbox == []


def test_an_address_and_a_password_are_enough(db, from_environment, monkeypatch):
    monkeypatch.delenv("DJANGO_SUPERUSER_USERNAME")
    call_command("createsuperuser", interactive=False, verbosity=0)
    assert signs_in()


def test_an_address_given_as_an_option_counts_too(db, monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    call_command("createsuperuser", username="ava", email=EMAIL, interactive=False, verbosity=0)
    assert signs_in()


def test_an_address_that_is_typed_counts_too(db, monkeypatch):
    typed = iter(["ava", "", "not an address", EMAIL])
    monkeypatch.setattr("builtins.input", lambda *asked: next(typed))
    monkeypatch.setattr("getpass.getpass", lambda *asked: PASSWORD)
    call_command("createsuperuser", verbosity=0, stdin=None)
    assert signs_in()


@pytest.mark.parametrize("email", ["", None])
def test_without_an_address_nobody_could_sign_in_so_it_is_asked_for(db, monkeypatch, email):
    monkeypatch.setenv("DJANGO_SUPERUSER_EMAIL", "")
    with pytest.raises(CommandError, match="An email address is needed"):
        call_command("createsuperuser", username="ava", email=email, interactive=False, verbosity=0)
    assert not User.objects.exists()


def test_a_superuser_of_before_signs_in_by_password(db):
    User.objects.create_superuser("ava", EMAIL, PASSWORD)
    EmailAddress.objects.update(verified=False)  # as allauth noted it when they tried
    assert signs_in()


def test_a_superuser_of_before_without_any_row_signs_in_by_password(db):
    User.objects.create_superuser("ava", EMAIL, PASSWORD)
    EmailAddress.objects.all().delete()
    assert signs_in()


def test_nobody_else_counts_as_verified(db):
    User.objects.create_user("clara", "clara@example.org", PASSWORD, is_staff=True)
    assert verified() == []
    assert not signs_in("clara@example.org")


def test_addresses_that_are_there_stay_as_they_are(db):
    user = factories.user("first@example.org")
    user.is_superuser, user.email = True, EMAIL
    user.save()
    assert verified() == [("first@example.org", True, True)]


def test_another_accounts_address_is_left_alone(db):
    factories.user(EMAIL)
    user = User.objects.create_superuser("ava", EMAIL, PASSWORD)
    count_as_verified(user)
    assert EmailAddress.objects.get().user != user


def test_a_superuser_without_an_address_is_no_fault(db):
    User.objects.create_superuser("ava", "", PASSWORD)
    assert verified() == []
