"""What a client writes about their people is read by nobody else: no page, search, export, log, job or mail of the practice."""

import logging
from datetime import timedelta

import pytest
from django.apps import apps
from django.core import mail
from django.db import models
from django.test import override_settings
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from coaching.client_area.digest import send_due
from coaching.mail.models import Message
from coaching.mail.outbox import ATTEMPTS, deliver
from coaching.people.models import Preferences
from tests.networking_module.factories import everything
from tests.walks.routes import ALL
from tests.walks.rows import ROWS

pytestmark = pytest.mark.walk

SECRET, PART = "Xylophone", "Xyloph"
STAFF = ["coach", "owner", "editor"]
NEVER = ("logout/", "failwhale/")  # the second is there to fail
OWN_MAIL = {"text", "html"}  # a mail to the client themselves, until it is out


@pytest.fixture
def written(signed_in, clara, caplog):
    """Clara writes that word into everything she can, and is reminded by a mail that can't be sent."""
    caplog.set_level(logging.INFO)
    everything(clara, SECRET)
    browser = signed_in(clara)
    post_everywhere(browser, clara)
    Preferences.objects.update_or_create(client=clara, defaults={"next_digest_at": timezone.now()})
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_PORT=1):
        send_due(timezone.now())
        for number in Message.objects.filter(state="waiting").values_list("pk", flat=True):
            fail_for_good(number)
    browser.logout()
    return caplog


def fail_for_good(number):
    """As often as the outbox tries."""
    for _attempt in range(ATTEMPTS):
        Message.objects.filter(pk=number).update(due_at=timezone.now())
        deliver.func(number)


def post_everywhere(browser, clara):
    """Through the forms, right and wrong, as the client's browser would."""
    browser.post(reverse("networking:begin"), {"name": f"Ina {SECRET}"})
    person = clara.contacts.get(name=f"Ina {SECRET}")
    person.due_on = timezone.now()
    base = f"/me/networking/people/{person.pk}"
    browser.post(f"{base}/edit/", {"name": f"Ina {SECRET}", "notes": SECRET, "how_we_met": SECRET, "rhythm_days": 42})
    browser.post(f"{base}/log/", {"kind": "email", "direction": "gave", "on": "not a day", "note": SECRET})
    browser.post(f"{base}/log/", {"kind": "email", "direction": "gave", "on": timezone.now().date(), "note": SECRET})
    browser.post(f"{base}/promise/", {"text": f"Send {SECRET}", "due": timezone.now().date() + timedelta(days=1)})
    browser.post(f"{base}/prepare/", {"brings": SECRET, "knows": SECRET, "ready": ""})
    draft = person.messages.get()
    browser.post(draft.get_absolute_url(), {"text": f"Hello {SECRET}", "channel": "email", "do": "check"})
    browser.post(f"{base}/conversation/")
    talk = person.conversations.get()
    browser.post(talk.get_absolute_url(), {"story_turn": SECRET, "own_questions": SECRET})
    browser.post(f"{talk.get_absolute_url()}afterwards/", {"learned": SECRET})


def admin_screens():
    """Every screen of the admin whose address needs nothing filled in."""
    for name, route in ALL:
        if route.startswith("admin/") and "<" not in route and "(" not in route and not route.endswith(NEVER):
            try:
                yield reverse(name)
            except NoReverseMatch:
                continue


@pytest.mark.parametrize("person", STAFF)
def test_no_page_of_staff_shows_a_clients_private_word(person, client, people, world, written):
    client.force_login(people[person])
    ours = [reverse(name, args=[world[need] for need in needs]) for name, (_who, needs, how) in ROWS.items() if how == "get"]
    screens = {*ours, *admin_screens()}
    pages = {url: client.get(url, {"q": PART}) for url in screens}
    assert [url for url, page in pages.items() if SECRET in body(page)] == []
    assert sum(page.status_code == 200 for page in pages.values()) > 30


def body(response):
    return b"".join(response).decode(errors="replace") if response.streaming else response.content.decode(errors="replace")


def test_no_row_outside_the_module_holds_a_clients_private_word(written):
    held = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label not in {"networking_module", "sessions"}
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField | models.JSONField)
        and not (model is Message and field.name in OWN_MAIL)
        and any(SECRET in str(value) for value in model.objects.values_list(field.name, flat=True))
    ]
    assert held == []


def test_no_log_and_no_mail_to_staff_holds_a_clients_private_word(written, clara):
    assert SECRET not in written.text
    assert {(each.to, each.state) for each in Message.objects.filter(text__contains=SECRET)} == {(clara.email, "failed")}
    assert [each.to for each in mail.outbox if SECRET in each.subject + each.body and each.to != [clara.email]] == []
