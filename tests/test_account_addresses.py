"""The addresses of accounts, of files and of the site's lists, as everyone: allauth's and Wagtail's, but about our people."""

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db.models import FileField
from django.test import Client as Browser
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction

from tests.roles import EVERYONE
from tests.walks.readers import may_read
from tests.walks.report import counted
from tests.walks.routes import ALL
from tests.walks.words import our_apps, words_in

pytestmark = pytest.mark.walk

ACCOUNTS = sorted({name for name, _route in ALL if name.startswith(("account_", "mfa_"))})
# What someone who isn't signed in may open; all the rest asks them to.
FOR_STRANGERS = {
    "account_login",
    "account_logout",
    "account_signup",
    "account_inactive",
    "account_request_login_code",
    "account_confirm_login_code",
    "account_reset_password",
    "account_confirm_password_reset_code",
    "account_complete_password_reset",
    "account_password_reset_completed",
    "account_email_verification_sent",
    "mfa_authenticate",
}


@pytest.mark.parametrize("method", ["get", "post"])
def test_account_pages_ask_strangers_to_sign_in_and_show_only_ones_own_words(method, browsers, worlds, record_property):
    visits = [browsers.visit(person, name, reverse(name), method) for name in ACCOUNTS for person in sorted(EVERYONE)]
    record_property("walk", counted("Accounts", visits, worlds))
    assert [(each.address, each.person) for each in visits if each.end == "broken"] == []
    strangers = {each.address: each.end for each in visits if each.person == "visitor"}
    assert {name for name, end in strangers.items() if end != "sign in"} <= FOR_STRANGERS
    assert {(each.address, each.person, word) for each in visits for word in _strange(each)} == set()


def _strange(each):
    return {word for word in words_in(*each.said) if not may_read(each.person, *word, each.address)}


@pytest.mark.parametrize("path", ["/me/", "/me/account/", "/accounts/email/", "/accounts/2fa/recovery-codes/", "/admin/"])
def test_nothing_is_left_open_after_signing_out(path, worlds, db):
    browser = Browser()
    browser.force_login(worlds.people["coach" if path == "/admin/" else "clara"])
    browser.post(reverse("account_logout"))
    assert browser.get(path)["Location"].startswith("/accounts/login/?next=")


@pytest.mark.parametrize("action", ["action_remove", "action_primary", "action_send"])
def test_address_of_someone_else_stays_as_it_is(action, browsers, worlds):
    clara, before, after = worlds.people["clara"], [], []
    before.extend(EmailAddress.objects.filter(user=clara).values())
    data = {"email": EmailAddress.objects.get(user=clara).email, action: ""}

    def look(_visit):
        after.extend(EmailAddress.objects.filter(user=clara).values())

    found = browsers.visit("mallory", "account_email", reverse("account_email"), "post", data, then=look)
    assert after == before
    assert found.mails == []


def test_no_private_file_is_given_out_as_a_picture(browsers, worlds):
    names = {
        file.name
        for app in our_apps()
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, FileField) and field.storage.location == storages["private"].location
        for row in model.objects.all()
        if (file := getattr(row, field.name))
    }
    assert len(names) > 3
    urls = [f"/media/{path}" for name in names for path in (name, f"images/{name}", f"images/../{name}", f"../private/{name}")]
    assert {browsers.visit(person, "media", url, "get").end for url in urls for person in ("visitor", "mallory", "owner")} == {
        "not found"
    }


@pytest.mark.parametrize("kind", ["login", "groups", "password"])
def test_document_with_a_lock_is_read_by_those_who_hold_the_key(kind, browsers, worlds, db):
    kept = Collection.get_first_root_node().add_child(name="Kept")
    lock = CollectionViewRestriction.objects.create(collection=kept, restriction_type=kind, password="sesame")
    lock.groups.set(worlds.people["editor"].groups.all())
    document = Document.objects.create(title="Plan", file=ContentFile(b"Kept words", name="plan.txt"), collection=kept)
    told = {person for person in EVERYONE if b"Kept words" in browsers.visit(person, "document", document.url, "get").body}
    assert told == {"login": EVERYONE - {"visitor"}, "groups": {"editor"}, "password": set()}[kind]


def test_sitemap_and_feeds_name_nothing_of_anyones(browsers, worlds):
    found = browsers.visit("visitor", "sitemap", reverse("sitemap"), "get")
    assert words_in(*found.said) == set()
