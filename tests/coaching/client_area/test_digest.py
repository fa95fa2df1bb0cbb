"""The weekly mail: one thing first, never twice, none when there is nothing to say."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from coaching.client_area import digest, mails
from coaching.client_area.digest_lines import lines_of
from coaching.exercises.models import Assignment, Reply, Review, Submission
from coaching.mail.models import Message
from coaching.modules import DigestLine
from coaching.people import breaks
from coaching.people.models import Client, Preferences
from coaching.people.preferring import prefer
from coaching.signals import tick
from tests import factories
from tests.coaching.exercises.conftest import published
from tests.worlds import booking_of

MONDAY = datetime(2026, 11, 23, 13, tzinfo=UTC)  # 8 a.m. in New York
WEEK = timedelta(weeks=1)


@pytest.fixture(autouse=True)
def _no_modules(monkeypatch):
    """What modules add is tested once below."""
    monkeypatch.setattr("coaching.people.module_answers.installed_modules", list)


@pytest.fixture
def exercise(db):
    return published("Prepare", ("reading", "<p>Read.</p>", "1" * 32))


def give(client, exercise, **fields):
    fields = {"state": Assignment.State.OPEN, "opened_at": MONDAY, **fields}
    return Assignment.objects.create(client=client, version=exercise.versions.first(), **fields)


def commented(client, exercise, outcome=Review.Outcome.GOOD, at=MONDAY - timedelta(days=1)):
    state = Assignment.State.DONE if outcome == Review.Outcome.GOOD else Assignment.State.AGAIN
    handed_in = Submission.objects.create(assignment=give(client, exercise, state=state, told_at=MONDAY), number=1, answers={})
    return Review.objects.create(submission=handed_in, outcome=outcome, comment="Well done", reviewed_at=at)


def due(*clients, at=MONDAY):
    for client in clients:
        prefer(client=client, zone=client.timezone, now=at - timedelta(days=1))


def letters(kind="client_area.digest"):
    return Message.objects.filter(kind=kind).count()


def texts(client, now=MONDAY):
    return [line.text for line in lines_of([client], now)[client.pk]]


def test_the_weekly_mail_comes_at_the_chosen_hour_with_one_thing_first(clara, exercise):
    due(clara)
    give(clara, exercise, due_on=date(2026, 11, 27))
    commented(clara, exercise)
    digest.send_due(MONDAY - timedelta(minutes=1))
    assert mail.outbox == []
    digest.send_due(MONDAY)
    letter = mail.outbox[0]
    assert letter.subject == "Your week at Career Coaching"
    assert "This comes first:\nYour coach commented on “Prepare”" in letter.body
    assert "Then:\n– New: “Prepare”, by Friday, November 27" in letter.body


def test_a_tick_sends_it(clara, exercise):
    due(clara)
    give(clara, exercise)
    tick.send(sender=None, now=MONDAY)
    assert letters() == 1


def test_nothing_to_say_sends_nothing_and_waits_a_week(clara):
    due(clara)
    digest.send_due(MONDAY)
    assert mail.outbox == []
    assert Preferences.objects.get().next_digest_at == MONDAY + WEEK


def test_what_was_told_is_never_told_again(clara, exercise):
    due(clara)
    assignment, review = give(clara, exercise), commented(clara, exercise)
    reply = Reply.objects.create(assignment=assignment, by_coach=True, text="And you?")
    for week in range(2):
        digest.send_due(MONDAY + week * WEEK)
    assert letters() == 1
    for row in (assignment, review, reply):
        row.refresh_from_db()
        assert row.told_at == MONDAY


def test_what_was_read_or_told_is_not_in_it(clara, exercise):
    give(clara, exercise, told_at=MONDAY)
    review = commented(clara, exercise)
    review.read_at = MONDAY
    review.save()
    Reply.objects.create(assignment=review.submission.assignment, by_coach=False, text="Thank you")
    assert texts(clara) == []


def test_a_comment_that_may_still_be_taken_back_waits_for_the_next_mail(clara, exercise):
    commented(clara, exercise, at=MONDAY - timedelta(minutes=2))
    assert texts(clara) == []
    assert texts(clara, MONDAY + WEEK) == ["Your coach commented on “Prepare”"]


def test_one_line_for_each_exercise(clara, exercise):
    review = commented(clara, exercise, Review.Outcome.AGAIN)
    Assignment.objects.update(due_on=date(2026, 11, 25))
    Reply.objects.create(assignment=review.submission.assignment, by_coach=True, text="Say more")
    assert texts(clara) == ["Your coach asks you to continue with “Prepare”"]


@pytest.mark.parametrize(
    ("due_on", "words"),
    [
        (date(2026, 11, 20), ["Waiting for you: “Prepare”"]),
        (date(2026, 11, 30), ["By Monday, November 30: “Prepare”"]),
        (date(2026, 12, 1), []),
    ],
)
def test_what_is_due_in_seven_days_is_in_it(clara, exercise, due_on, words):
    give(clara, exercise, told_at=MONDAY, due_on=due_on)
    assert texts(clara) == words


def test_a_session_of_the_next_days_is_in_it(clara):
    booking_of(clara, start=MONDAY + timedelta(days=2))
    booking_of(clara, start=MONDAY + timedelta(days=9))
    assert [text.partition(": ")[2] for text in texts(clara)] == ["Wednesday, November 25, 2026, 8 a.m. New York time (EST)"]


def test_a_module_is_asked_once_about_those_who_have_it(clara, mallory, monkeypatch):
    asked = []

    class Module:
        slug = "journal"

        def digest_lines(self, clients, now):
            asked.append([client.pk for client in clients])
            return []

    clara.modules.get_or_create(slug="journal")
    mallory.modules.all().delete()
    monkeypatch.setattr("coaching.people.module_answers.installed_modules", lambda: [Module()])
    lines_of([clara, mallory], MONDAY)
    assert asked == [[clara.pk]]


def test_seven_lines_at_most_and_three_of_a_kind(clara, exercise):
    due(clara)
    for _ in range(5):
        commented(clara, exercise)
        give(clara, exercise)
        give(clara, exercise, told_at=MONDAY, due_on=date(2026, 11, 24))
    digest.send_due(MONDAY)
    assert mail.outbox[0].body.count("“Prepare”") == 7
    assert Review.objects.filter(told_at=None).count() == 2


@pytest.fixture
def told(clara, monkeypatch):
    """A module with four lines for Clara; the returned list names those it heard were sent. The second is taken already."""
    told = []

    def take(number, now):
        told.append((number, now))
        return number != 2

    class Module:
        slug = "journal"

        def digest_lines(self, clients, now):
            return [DigestLine(clara.pk, f"Line {number}", take=partial(take, number)) for number in range(1, 5)]

    clara.modules.get_or_create(slug="journal")
    monkeypatch.setattr("coaching.people.module_answers.installed_modules", lambda: [Module()])
    return told


def test_a_module_hears_which_of_its_lines_are_mailed(clara, told):
    due(clara)
    digest.send_due(MONDAY)
    assert told == [(number, MONDAY) for number in (1, 2, 3)]
    assert [line in mail.outbox[0].body for line in ("Line 1", "Line 2", "Line 3", "Line 4")] == [True, False, True, False]


def test_a_module_hears_nothing_of_a_line_that_finds_no_place(clara, told, monkeypatch):
    due(clara)
    monkeypatch.setattr(digest, "AT_MOST", 1)
    digest.send_due(MONDAY)
    assert told == [(1, MONDAY)]


def test_a_module_hears_nothing_in_a_quiet_week(clara, told):
    due(clara)
    breaks.quiet_week(client=clara, now=MONDAY)
    digest.send_due(MONDAY)
    assert told == []


def test_run_twice_it_mails_once(clara, exercise):
    due(clara)
    give(clara, exercise)
    digest.send_due(MONDAY)
    Preferences.objects.update(next_digest_at=MONDAY)
    Assignment.objects.update(told_at=None)
    digest.send_due(MONDAY)
    assert letters() == 1
    assert Assignment.objects.get().told_at is None


def test_killed_between_two_clients_it_goes_on_with_the_next(clara, mallory, exercise, monkeypatch):
    due(clara, mallory, at=MONDAY - WEEK)
    Preferences.objects.update(next_digest_at=MONDAY)
    for client in (clara, mallory):
        give(client, exercise)
    sent = mails.digest

    def dies(client, *rest):
        sent(client, *rest)
        if client == mallory:
            raise SystemExit

    with monkeypatch.context() as dying:
        dying.setattr(mails, "digest", dies)
        with pytest.raises(SystemExit):
            digest.send_due(MONDAY)
    assert list(Message.objects.values_list("to", flat=True)) == [clara.email]
    digest.send_due(MONDAY)
    assert sorted(Message.objects.values_list("to", flat=True)) == sorted([clara.email, mallory.email])
    assert not Assignment.objects.filter(told_at=None).exists()


@pytest.mark.parametrize("change", [{"digest_day": 4}, {"digest_hour": 20}, {"zone": "Pacific/Honolulu"}])
def test_a_change_of_day_hour_or_zone_brings_no_second_mail_that_week(clara, exercise, change):
    due(clara)
    give(clara, exercise)
    digest.send_due(MONDAY)
    give(clara, exercise)
    clara = Client.objects.get(pk=clara.pk)
    prefer(client=clara, **{"zone": clara.timezone, **change}, now=MONDAY + timedelta(minutes=5))
    for hour in range(6 * 24):
        digest.send_due(MONDAY + timedelta(hours=hour))
    assert letters() == 1
    assert digest.comes_next(Preferences.objects.get(), MONDAY) > MONDAY + timedelta(days=6)
    for hour in range(6 * 24, 12 * 24):
        digest.send_due(MONDAY + timedelta(hours=hour))
    assert letters() == 2


def test_another_zone_moves_it(clara, exercise):
    due(clara)
    give(clara, exercise)
    prefer(client=clara, zone="Europe/Berlin", now=MONDAY - timedelta(days=1))
    digest.send_due(datetime(2026, 11, 23, 7, tzinfo=UTC))
    assert letters() == 1


def test_a_pause_sends_nothing_and_tells_afterwards(clara, exercise):
    due(clara)
    give(clara, exercise)
    breaks.pause(client=clara, until=date(2026, 11, 25), now=MONDAY)
    digest.send_due(MONDAY)
    assert (letters(), letters("client_area.quiet_week")) == (0, 0)
    digest.send_due(MONDAY + WEEK)
    assert letters() == 1


def test_a_quiet_week_has_one_line_and_tells_nothing(clara, exercise):
    due(clara)
    give(clara, exercise)
    breaks.quiet_week(client=clara, now=MONDAY)
    digest.send_due(MONDAY)
    body = "Clara, this is your quiet week: nothing is asked of you until Monday, November 30."
    assert [letter.body.strip() for letter in mail.outbox] == [body]
    assert Assignment.objects.get().told_at is None


@pytest.mark.parametrize("fields", [{"stage": "alumni"}, {"leaves_at": MONDAY}, {"user": None}])
def test_those_who_left_get_none(clara, exercise, fields):
    due(clara)
    give(clara, exercise)
    Client.objects.filter(pk=clara.pk).update(**fields)
    digest.send_due(MONDAY)
    assert letters() == 0


def test_who_wants_none_gets_none(clara, exercise):
    due(clara)
    give(clara, exercise)
    Preferences.objects.update(wants_digest=False)
    digest.send_due(MONDAY)
    assert letters() == 0


def test_after_a_day_without_a_worker_it_comes_next_week_at_its_hour(clara, exercise):
    due(clara)
    give(clara, exercise)
    digest.send_due(MONDAY + timedelta(hours=30))
    assert letters() == 0
    assert Preferences.objects.get().next_digest_at == MONDAY + WEEK


def test_missing_preferences_are_made(clara, exercise):
    digest.send_due(MONDAY - timedelta(days=1))
    give(clara, exercise)
    digest.send_due(MONDAY)
    assert letters() == 1


def test_a_mail_program_is_told_how_to_stop_it(clara, exercise):
    due(clara)
    give(clara, exercise)
    digest.send_due(MONDAY)
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe"].strip("<>") in mail.outbox[0].body
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_what_it_reads_costs_the_same_for_one_client_and_for_three(coach, exercise):
    now = timezone.now()

    def queries():
        client = factories.client(coach=coach)
        commented(client, exercise)
        give(client, exercise, due_on=now.date())
        booking_of(client, start=now + timedelta(days=Client.objects.count()))
        with CaptureQueriesContext(connection) as captured:
            lines_of(Client.objects.all(), now)
        return len(captured)

    one = queries()
    queries()
    assert queries() == one


def test_more_than_a_portion_is_sent_portion_by_portion(coach, exercise, monkeypatch):
    monkeypatch.setattr(digest, "PORTION", 2)
    for _ in range(5):
        client = factories.client(coach=coach)
        due(client)
        give(client, exercise)
    digest.send_due(MONDAY)
    assert letters() == 5
