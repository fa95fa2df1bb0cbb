"""“Did they answer?”: once for a message, in the weekly email, and only if the line was in it."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from coaching.client_area import digest
from coaching.people.models import Preferences
from coaching.people.preferring import prefer
from networking_module.bring_value import messages
from networking_module.bring_value.answer_questions import ANSWER, ANSWERED, NOT_YET, questions
from networking_module.bring_value.models import OutreachMessage
from networking_module.contacts.models import Contact
from tests import factories as people
from tests.networking_module.factories import DAY, NOW, TODAY, contact, message, promise

pytestmark = pytest.mark.at(NOW)
WORDS = "You wrote to Ines on November 12. Did they answer?"


@pytest.fixture
def ines(clara):
    return contact(clara, "Ines Prado", rhythm_days=42)


@pytest.fixture
def sent(ines):
    return message(ines, sent_at=NOW - 6 * DAY)


def mailed(clara, now=NOW):
    """The weekly email of `now`, or an empty text."""
    prefer(client=clara, zone=clara.timezone, now=now)
    Preferences.objects.update(next_digest_at=now)
    before = len(mail.outbox)
    digest.send_due(now)
    return mail.outbox[-1].body if len(mail.outbox) > before else ""


def asked_at(row):
    row.refresh_from_db()
    return row.answer_asked_at


@pytest.mark.parametrize(("days", "asked"), [(4, 0), (5, 1), (30, 1), (31, 0)])
def test_a_message_is_asked_about_from_five_to_thirty_days_after(clara, ines, days, asked):
    message(ines, sent_at=NOW - days * DAY)
    assert len(questions([clara], NOW)) == asked


@pytest.mark.parametrize(
    "fields",
    [{"replied_at": NOW - DAY}, {"answer_asked_at": NOW - 3 * DAY}, {"sent_at": None}],
    ids=lambda each: next(iter(each)),
)
def test_what_was_answered_asked_or_never_sent_is_not(clara, ines, fields):
    message(ines, **{"sent_at": NOW - 6 * DAY, **fields})
    assert questions([clara], NOW) == []


def test_of_someone_archived_nothing_is_asked_and_of_someone_resting_it_is(clara, sent):
    Contact.objects.update(resting=True)
    assert len(questions([clara], NOW)) == 1
    Contact.objects.update(archived_at=NOW)
    assert questions([clara], NOW) == []


def test_one_message_is_asked_about_the_longest_waiting_first(clara, mallory, ines):
    for days in (6, 20, 9):
        message(ines, sent_at=NOW - days * DAY, subject=f"{days} days ago")
    message(contact(mallory, "Omar"), sent_at=NOW - 7 * DAY)
    assert sorted(line.text for line in questions([clara, mallory], NOW)) == [
        "You wrote to Ines on October 29. Did they answer?",
        "You wrote to Omar on November 11. Did they answer?",
    ]


def test_the_day_is_the_clients_own(coach):
    late = people.client(coach=coach, timezone="Pacific/Auckland")
    message(contact(late), sent_at=NOW - 5 * DAY)
    assert len(questions([late], NOW)) == 1


def test_questions_cost_one_query_for_any_number_of_clients(coach, clara, sent, django_assert_num_queries):
    clients = [clara, *(people.client(coach=coach) for _each in range(3))]
    for each in clients:
        message(contact(each), sent_at=NOW - 8 * DAY)
    with django_assert_num_queries(1):
        questions(clients, NOW)


def test_it_comes_once_with_two_links(clara, sent):
    words = mailed(clara)
    place = r"/networking/mail/(answered|not-yet)/[\w:-]+/"
    assert (WORDS in words, re.findall(place, words)) == (True, ["answered", "not-yet"])
    assert asked_at(sent) == NOW
    assert WORDS not in mailed(clara, NOW + 7 * DAY)


def test_it_is_asked_beside_much_to_do(clara, sent):
    for number in range(4):
        promise(contact(clara, f"Person {number}"), due=TODAY)
    assert (WORDS in mailed(clara), asked_at(sent)) == (True, NOW)


def test_a_mail_that_was_not_sent_notes_nothing(clara, sent, monkeypatch):
    def dies(*_arguments):
        raise SystemExit

    with monkeypatch.context() as dying:
        dying.setattr(digest.mails, "digest", dies)
        with pytest.raises(SystemExit):
            mailed(clara)
    assert asked_at(sent) is None


def test_an_answer_that_comes_in_between_leaves_the_line_out(clara, sent):
    [line] = questions([clara], NOW)
    messages.answered(message=sent, now=NOW)
    assert (line.take(NOW), asked_at(sent)) == (False, None)


def test_looking_changes_nothing_and_shows_a_first_name(client, sent):
    for page in (ANSWERED, NOT_YET):
        answer = client.get(ANSWER.path(sent, page))
        words = answer.content.decode()
        assert ["Ines" in words, "Prado" in words, sent.text in words] == [True, False, False]
        assert (answer["X-Robots-Tag"], answer["Referrer-Policy"]) == ("noindex, nofollow", "no-referrer")
    sent.refresh_from_db()
    assert sent.replied_at is None


def test_yes_asks_when_with_today_in_it_and_notes_it_once(client, ines, sent):
    link = ANSWER.path(sent, ANSWERED)
    assert 'value="2026-11-18"' in client.get(link).content.decode()
    words = [client.post(link, {"on": "2026-11-16"}).content.decode() for _time in range(2)]
    assert ["Noted: Ines answered." in words[0], "has done its work" in words[1]] == [True, True]
    sent.refresh_from_db()
    assert (sent.replied_on, sent.answer_touch.on, sent.answer_touch.direction) == (
        TODAY - 2 * DAY,
        TODAY - 2 * DAY,
        "they_wrote",
    )
    assert ines.touches.count() == 2


@pytest.mark.parametrize(
    ("on", "problem"), [("2026-11-19", "in the future"), ("2026-11-11", "on a later day"), ("", "required"), ("x", "valid date")]
)
def test_a_day_that_can_not_be_is_asked_again(client, sent, on, problem):
    page = client.post(ANSWER.path(sent, ANSWERED), {"on": on})
    sent.refresh_from_db()
    assert (page.status_code, problem in page.content.decode(), sent.replied_at) == (422, True, None)


def test_not_yet_changes_nothing_but_thanks(client, sent):
    words = client.post(ANSWER.path(sent, NOT_YET)).content.decode()
    sent.refresh_from_db()
    assert ("Silence is rarely about you" in words, sent.replied_at, sent.answer_asked_at) == (True, None, None)
    assert "Did Ines answer?" in client.get(ANSWER.path(sent, ANSWERED)).content.decode()


@pytest.mark.parametrize("change", [{"archived_at": NOW}, {"name": "Ines Costa"}])
def test_a_link_dies_when_the_contact_has_changed(client, ines, sent, change):
    link = ANSWER.path(sent, ANSWERED)
    Contact.objects.filter(pk=ines.pk).update(**change)
    assert "has done its work" in client.get(link).content.decode()


def test_a_message_that_was_deleted_and_a_link_that_we_never_made(client, sent):
    link = ANSWER.path(sent, ANSWERED)
    OutreachMessage.objects.all().delete()
    assert "no longer here" in client.get(link).content.decode()
    assert client.get(reverse(ANSWERED, args=["nonsense"])).status_code == 404


def test_the_persons_page_asks_in_place(signed_in, clara, ines, sent):
    words = signed_in(clara).get(ines.get_absolute_url()).content.decode()
    assert "You wrote on November 12. Did they answer?" in words
