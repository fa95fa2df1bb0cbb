"""Someone is archived in the middle of everything: an open promise, a conversation planned, a message without an answer."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from coaching.client_area import digest
from coaching.mail.outbox import deliver_due
from coaching.people.models import Client, Preferences
from coaching.people.preferring import prefer
from networking_module.contacts.interactions.promises import make_promise
from networking_module.have_a_conversation.models import Conversation
from tests.journeys.steps import come_in

pytestmark = pytest.mark.browser
ASKING = ("/me/", "/me/networking/people/?all=1", "/me/networking/people/all/", "/me/networking/people/together/")


@pytest.fixture
def client(site):
    """The demo's client, with everything open with Priya."""
    client, now = Client.objects.get(user__email="clara@example.org"), timezone.now()
    priya = client.contacts.get(name="Priya Raman")
    make_promise(contact=priya, text="Send the list of suppliers", due=now.date(), now=now)
    Conversation.objects.create(contact=priya, at=now + timedelta(days=1))
    priya.remind_on = now.date() - timedelta(days=9)
    priya.save()
    return client


def weekly_email(client):
    """What the next weekly email says."""
    now = timezone.now()
    mail.outbox.clear()
    prefer(client=client, zone=client.timezone, now=now)
    Preferences.objects.filter(client=client).update(next_digest_at=now)
    digest.send_due(now)
    deliver_due(now)
    return "\n".join(each.body for each in mail.outbox)


def open_promises(coach, client):
    """What the coach's page of the client counts."""
    coach.go(f"/admin/clients/{client.pk}/")
    return coach.page.get_by_text("promise", exact=False).all_inner_texts()


def test_someone_archived_falls_silent_everywhere_and_comes_back_as_they_were(client, person):
    clara, dana = person(phone=True), person()
    come_in(clara, client.user)
    come_in(dana, client.coach.user)
    clara.go("/me/")
    clara.press("Good, let's start")
    clara.reads("Send the list of suppliers")
    before = open_promises(dana, client)

    clara.go("/me/networking/people/all/?q=priya")
    clara.press("Priya Raman", "link")
    clara.press("Archive", exact=True)
    clara.reads("Priya Raman is archived.")
    for path in ASKING:
        clara.go(path)
        assert "Priya" not in clara.page.locator("main").inner_text(), path
    assert "Priya" not in weekly_email(client)
    assert open_promises(dana, client) != before

    clara.go("/me/networking/conversations/")
    clara.reads("Archived with the person")
    clara.go("/me/networking/people/all/?state=away")
    clara.press("Priya Raman", "link")
    clara.reads("nothing reminds you of them")
    clara.look()
    clara.press("Unarchive")
    clara.go("/me/")
    clara.reads("Send the list of suppliers")
    assert open_promises(dana, client) == before
