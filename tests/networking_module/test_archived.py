"""Someone archived is silent in everything that asks, and kept in everything that remembers."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from coaching.client_area import digest
from coaching.people.models import Preferences
from coaching.people.module_answers import attention
from networking_module.contacts.listing.bulk import archive_contact
from networking_module.contacts.undo import undo
from networking_module.job_search.listing import rows_between
from networking_module.next_steps import next_steps
from networking_module.panels import coach_panel
from networking_module.privacy import export
from networking_module.progress import progress_items, progress_of
from networking_module.stay_in_touch.health import weeks_of
from tests.networking_module.factories import DAY, NOW, TODAY, contact, conversation, message, promise, touch

pytestmark = pytest.mark.at(NOW)

ASKING = [
    "client_area:home",
    "networking:people",
    "networking:everyone",
    "networking:together",
    "networking:tell_news",
    "exercises:list",
]


@pytest.fixture
def quentin(clara):
    """Waiting, written to, promised something, met and not looked back on, to be met again: and archived since."""
    quentin = contact(clara, "Quentin Vale", rhythm_days=14, company="Acme")
    touch(quentin, at=NOW - 40 * DAY, direction="gave", kind="call")
    message(quentin, sent_at=NOW - 9 * DAY, with_value=True)
    message(quentin, subject="A draft")
    promise(quentin, due=TODAY)
    promise(quentin, text="An older one", status="kept", closed_at=NOW - DAY)
    conversation(quentin, at=NOW - DAY)
    conversation(quentin, at=NOW + DAY)
    contact(clara, "Someone Else", resting=True)
    return quentin


@pytest.fixture
def archived(quentin):
    quentin.change = archive_contact(quentin, NOW)
    return quentin


def asked(client):
    """Everything that asks the client, in words."""
    return " ".join(f"{step.text} {step.why}" for step in next_steps([client], NOW))


def test_someone_on_the_list_is_asked_about(clara, quentin):
    assert asked(clara).count("Quentin Vale") == 3


def test_someone_archived_is_asked_about_nowhere(clara, archived):
    assert "Quentin" not in asked(clara)


@pytest.mark.parametrize("name", ASKING)
def test_someone_archived_is_on_no_page_that_asks(signed_in, clara, archived, name):
    assert "Quentin" not in signed_in(clara).get(reverse(name)).content.decode()


def test_the_weekly_email_is_silent_about_someone_archived(clara, archived):
    Preferences.objects.update_or_create(client=clara, defaults={"next_digest_at": NOW - timedelta(minutes=1)})
    digest.send_due(NOW)
    assert [each.body for each in mail.outbox if "Quentin" in each.body] == []


def test_nobody_waits_who_is_archived(clara, archived):
    panel = coach_panel(clara, NOW).context
    assert (panel["counts"]["waiting"], panel["promises"]) == (0, {"kept": 1, "open": 0})


def test_the_coach_is_given_no_reason_by_people_who_are_archived(clara):
    for _each in range(3):
        archive_contact(contact(clara, rhythm_days=14, remind_on=TODAY - 30 * DAY), NOW)
    assert list(attention([clara], NOW)) == []


def test_conversations_with_someone_archived_come_last_and_ask_nothing(signed_in, clara, archived):
    conversation(contact(clara, "Ines"), at=NOW - 20 * DAY, looked_back_at=NOW - 19 * DAY)
    words = signed_in(clara).get(reverse("networking:conversations")).content.decode()
    assert words.index("Ines") < words.index("Archived with the person") < words.index("Quentin")
    assert [each in words for each in ("Look back while", "Coming up")] == [False, False]


def test_a_draft_to_someone_archived_comes_last(signed_in, clara, archived):
    message(contact(clara, "Ines"), sent_at=NOW - 30 * DAY)
    words = signed_in(clara).get(reverse("networking:messages")).content.decode()
    assert words.index("Ines") < words.index("A draft")
    assert 'badge-ask">draft' not in words


def test_the_person_page_of_someone_archived_asks_nothing_and_tells_the_story(signed_in, archived, clara):
    words = signed_in(clara).get(archived.get_absolute_url()).content.decode()
    asking = ("Open promises", "What could you send?", "Prepare a message", "They wrote back", "Look back on")
    assert [each in words for each in asking] == [False] * 5
    assert [each in words for each in ("nothing reminds you of them", "You wrote to Quentin")] == [True, True]


def test_groups_count_who_is_on_the_list(signed_in, clara):
    browser = signed_in(clara)
    browser.get(reverse("networking:groups"))
    group = clara.contact_groups.first()
    contact(clara, group=group)
    archive_contact(contact(clara, group=group), NOW)
    assert "1 person" in browser.get(reverse("networking:groups")).content.decode()


def test_what_was_done_is_remembered(clara, quentin):
    before = remembered(clara)
    archive_contact(quentin, NOW)
    assert remembered(clara) == before


def remembered(client):
    """Progress, what is behind it, the list of the search for work, and what is exported about what happened."""
    tracks = progress_of([client], 12, NOW)[client.pk]
    items = [progress_items(client, each.track.slug, 12, NOW) for each in tracks]
    exported = export(client)
    happened = {name: exported[name] for name in ("times_in_touch", "promises", "messages", "conversations")}
    return tracks, items, rows_between(client, TODAY - 60 * DAY, TODAY), happened


def test_unarchiving_asks_as_before(clara, quentin):
    before = asked(clara)
    undo(change=archive_contact(quentin, NOW), now=NOW)
    assert asked(clara) == before


def test_archiving_leaves_past_weeks_as_they_were(clara):
    someone = contact(clara, rhythm_days=14, created_at=NOW - 70 * DAY)
    touch(someone, at=NOW - 60 * DAY)
    before = weeks_of(clara, NOW)
    archive_contact(someone, NOW)
    after = weeks_of(clara, NOW)
    assert (after[:-1], after[-1].people) == (before[:-1], 0)


def test_archive_twice_is_archived(signed_in, clara):
    someone, browser = contact(clara), signed_in(clara)
    url = reverse("networking:archive", args=[someone.pk])
    for to in ("1", "1"):
        browser.post(url, {"to": to})
    someone.refresh_from_db()
    assert someone.archived_at is not None
    for to in ("0", "0"):
        browser.post(url, {"to": to})
    someone.refresh_from_db()
    assert someone.archived_at is None


def test_a_promise_to_someone_archived_says_that_nothing_reminds(signed_in, clara, archived):
    url = reverse("networking:promise", args=[archived.pk])
    page = signed_in(clara).post(url, {"text": "A list", "due": TODAY}, follow=True)
    assert "Quentin is archived, so nothing reminds you of it." in page.content.decode()


def test_the_sheet_with_someone_archived_asks_for_no_look_back(signed_in, clara, archived):
    talk = archived.conversations.get(at__lt=NOW)
    assert "Look back now" not in signed_in(clara).get(talk.get_absolute_url()).content.decode()
