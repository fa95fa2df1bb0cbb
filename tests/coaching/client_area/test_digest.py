"""The weekly mail: one thing first, never twice, none when there is nothing to say."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from coaching.client_area import digest, mails
from coaching.client_area.letter import letters_of
from coaching.exercises.models import Assignment, Reply, Review, Submission
from coaching.mail.models import Message
from coaching.modules import InMail, MailedAct, NextStep, Question
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


def letter(client, now=MONDAY):
    return letters_of([client], now)[client.pk]


def texts(client, now=MONDAY):
    """What the steps of the next email say, and whose words are quoted in it."""
    found = letter(client, now)
    return [*(step.text for step in found.steps), *(each.heading for each in found.bubbles)]


def test_the_weekly_mail_comes_at_the_chosen_hour_with_one_thing_first(clara, exercise):
    due(clara)
    give(clara, exercise, due_on=date(2026, 11, 27))
    commented(clara, exercise)
    digest.send_due(MONDAY - timedelta(minutes=1))
    assert mail.outbox == []
    digest.send_due(MONDAY)
    found = mail.outbox[0]
    assert found.subject == "Prepare"
    assert "Monday. Fifteen minutes." in found.body
    assert "An exercise from your coach" in found.body
    assert "Dana answered “Prepare”:\n“Well done”\nRead it: " in found.body


@pytest.mark.parametrize(("count", "words"), [(1, "Prepare"), (2, "Prepare, and one more"), (5, "Prepare, and two more")])
def test_the_subject_names_the_first_thing(clara, exercise, count, words):
    due(clara)
    for _ in range(count):
        give(clara, exercise)
    digest.send_due(MONDAY)
    assert mail.outbox[0].subject == words


def test_without_a_step_the_subject_says_what_the_coach_did(clara, exercise):
    due(clara)
    commented(clara, exercise)
    digest.send_due(MONDAY)
    assert mail.outbox[0].subject == "Dana answered “Prepare”"


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


def test_two_workers_tell_of_one_thing_once(clara, exercise):
    give(clara, exercise)
    commented(clara, exercise)
    both = [letter(clara), letter(clara)]
    assert [(len(each.steps), len(each.bubbles)) for each in (found.taken(MONDAY) for found in both)] == [(1, 1), (0, 0)]


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
    assert texts(clara, MONDAY + WEEK) == ["Dana answered “Prepare”"]


def test_an_exercise_to_go_on_with_is_a_step_and_its_comment_a_bubble(clara, exercise):
    review = commented(clara, exercise, Review.Outcome.AGAIN)
    Assignment.objects.update(due_on=date(2026, 11, 25))
    Reply.objects.create(assignment=review.submission.assignment, by_coach=True, text="Say more. And then more.")
    found = letter(clara)
    assert [(step.text, step.why, step.label) for step in found.steps] == [
        ("Prepare", "Continue with what your coach wrote", "Go on")
    ]
    assert [(each.heading, each.text) for each in found.bubbles] == [("Dana answered “Prepare”", "Say more.")]


@pytest.mark.parametrize(
    ("due_on", "words"),
    [
        (date(2026, 11, 20), ["It was for Friday, November 20. Whenever you get to it is fine."]),
        (date(2026, 11, 30), ["for Monday, November 30"]),
        (date(2026, 12, 1), []),
    ],
)
def test_what_is_due_in_seven_days_is_in_it(clara, exercise, due_on, words):
    give(clara, exercise, told_at=MONDAY, due_on=due_on)
    assert [step.idea for step in letter(clara).steps] == words


def test_the_next_session_is_in_it_and_a_reason_to_write_when_it_is_near(clara):
    booking_of(clara, start=MONDAY + timedelta(days=9))
    found = letter(clara)
    assert (found.plan.session.words, found.has_anything(MONDAY)) == (
        "Wednesday, December 2, 2026, 8 a.m. New York time (EST)",
        False,
    )
    booking_of(clara, start=MONDAY + timedelta(days=2))
    assert letter(clara).has_anything(MONDAY)


def test_three_things_are_in_it_and_what_is_new_besides_is_named(clara, exercise):
    due(clara)
    for _ in range(5):
        commented(clara, exercise)
        give(clara, exercise)
        give(clara, exercise, told_at=MONDAY, due_on=date(2026, 11, 24))
    digest.send_due(MONDAY)
    found = mail.outbox[0]
    assert "Also new: “Prepare”, “Prepare”, “Prepare”, “Prepare”, “Prepare”" in found.body
    assert "Read it, and 4 more" in found.body
    assert not Review.objects.filter(told_at=None).exists()
    assert not Assignment.objects.filter(told_at=None).exists()


class Module:
    """One that is asked, with four steps for Clara and a question; `told` names those it heard were sent. The second is taken."""

    slug = "journal"

    def __init__(self, client):
        self.client, self.told, self.asked = client, [], []

    def _take(self, number, now):
        self.told.append((number, now))
        return number != 2

    def next_steps(self, clients, now):
        self.asked.append([client.pk for client in clients])
        steps = range(1, 5)
        return [NextStep(self.client.pk, f"Step {each}", "/", mail=InMail(take=partial(self._take, each))) for each in steps]

    def questions(self, clients, now):
        return [Question(self.client.pk, "Did Elena answer?", [MailedAct("Yes", "/yes/")], partial(self._take, "asked"))]

    def went_well(self, clients, now):
        return {self.client.pk: "Two people got back to you this week."}


@pytest.fixture
def module(clara, mallory, monkeypatch):
    clara.modules.get_or_create(slug="journal")
    mallory.modules.all().delete()
    found = Module(clara)
    monkeypatch.setattr("coaching.people.module_answers.installed_modules", lambda: [found])
    return found


def test_a_module_is_asked_once_about_those_who_have_it(clara, mallory, module):
    letters_of([clara, mallory], MONDAY)
    assert module.asked == [[clara.pk]]


def test_a_module_hears_which_of_its_steps_are_mailed(clara, module):
    due(clara)
    digest.send_due(MONDAY)
    assert module.told == [(each, MONDAY) for each in (1, 2, 3, 4, "asked")]
    assert [f"Step {number}" in mail.outbox[0].body for number in range(1, 5)] == [True, False, True, True]
    assert "Did Elena answer?" in mail.outbox[0].body
    assert "Two people got back to you this week." in mail.outbox[0].body


def test_a_module_hears_nothing_of_a_step_that_finds_no_place(clara, module, monkeypatch):
    due(clara)
    monkeypatch.setattr("coaching.client_area.letter.AT_ONCE", 1)
    digest.send_due(MONDAY)
    assert module.told == [(1, MONDAY), ("asked", MONDAY)]


def test_a_module_hears_nothing_in_a_quiet_week(clara, module):
    due(clara)
    breaks.quiet_week(client=clara, now=MONDAY)
    digest.send_due(MONDAY)
    assert module.told == []


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

    def dies(letter, *rest):
        sent(letter, *rest)
        if letter.plan.client == mallory:
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
            letters_of(Client.objects.select_related("coach"), now)
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
