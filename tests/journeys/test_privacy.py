"""A client adds an address of her own, downloads everything, asks to delete the account and thinks better of it."""

import re

import pytest

from coaching.people.models import Client
from tests.journeys.steps import newest_mail, sign_in

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def _private(tmp_path, monkeypatch):
    from coaching.privacy.models import DataExport

    storage = DataExport._meta.get_field("file").storage
    for name in ("location", "base_location"):
        monkeypatch.setattr(storage, name, str(tmp_path))


@pytest.mark.parametrize("phone", [True, False])
def test_take_everything_leave_and_stay(phone, person):
    clara = person(phone=phone)
    sign_in(clara, "clara@example.org", "/me/")
    clara.press("Good, let's start")
    clara.page.get_by_text("Account", exact=True).click()
    clara.press("Your account", "link")
    add_an_address(clara, "clara@home.example")

    clara.go("/me/account/")
    clara.press("Make my archive")
    clara.reads("We'll email you when you can download it.")
    assert "/me/account/" in newest_mail("clara@home.example", "Your archive is ready")
    with clara.page.expect_download() as download:
        clara.page.get_by_role("link", name="Download my archive").click()
    assert download.value.suggested_filename.endswith(".zip")

    clara.press("Delete my account", "link")
    clara.reads("What stays")
    clara.fill("Type the word", "remove")
    clara.press("Delete my account")
    clara.reads("then press the button again")
    clara.fill("Type the word", "delete")
    clara.press("Delete my account")
    clara.reads("Until then you can change your mind.")
    clara.go("/me/exercises/")
    clara.reads("Your account will be deleted on")
    clara.go(re.search(r"\S+/stay/\S+", newest_mail("clara@home.example", "Keep my account"))[0])
    clara.press("Keep my account")
    assert Client.objects.get(email="clara@home.example").leaves_at is None
    width = clara.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert width == 0


def add_an_address(clara, email):
    clara.press("Change my email addresses", "link")
    clara.fill("Email", email)
    clara.press("Add it and email me a code")
    code = re.search(r"^\s*([A-Z0-9-]{6,})\s*$", newest_mail(email, "ode"), re.MULTILINE)[1]
    clara.page.locator("input[name=code]").fill(code)
    clara.press("Confirm")
    clara.go("/accounts/email/")
    clara.press("Send emails here")
    clara.reads("To remove it")


def test_it_all_works_without_scripts(person):
    clara = person(java_script_enabled=False)
    clara.look = lambda: clara.page  # axe itself is a script
    sign_in(clara, "clara@example.org", "/me/")
    clara.press("Good, let's start")
    clara.go("/me/account/leave/")
    clara.fill("Type the word", "delete")
    clara.press("Delete my account")
    clara.reads("Your account will be deleted on")
    clara.press("Keep my account")
    clara.reads("Your account stays")
