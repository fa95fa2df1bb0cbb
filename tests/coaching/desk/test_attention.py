from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from coaching.desk.attention import reasons_of
from coaching.exercises.assignments import assign
from coaching.exercises.models import Assignment
from coaching.exercises.review import replying
from coaching.modules import Act, Attention
from coaching.payments.account import grants
from coaching.people import breaks, invitations
from coaching.people.timeline import seen
from tests import factories
from tests.worlds import booking_of, exercise_with_a_question


def reasons(clients, now=None):
    names = {client.pk: client.name for client in clients}
    found = reasons_of(clients, now or timezone.now())
    return {names[pk]: [str(each.reason) for each in rows] for pk, rows in found.items()}


def test_a_client_who_was_here_lately_needs_none(clara):
    seen(client=clara, at=timezone.now())
    assert reasons([clara]) == {}


def test_silence_is_said_with_its_first_day_and_is_new_since_it_is_one(clara):
    now = datetime(2026, 11, 26, 12, tzinfo=UTC)
    seen(client=clara, at=now - timedelta(days=20))
    [reason] = reasons_of([clara], now)[clara.pk]
    assert (reason.reason, reason.act) == ("Silent since November 6", Act.CALL)
    assert (now - reason.since, now - reason.begun) == (timedelta(days=20), timedelta(days=6))


def test_someone_invited_who_never_came_is_not_called_silent(coach):
    invited, now = factories.client(coach=coach, name="Ida Invited", with_account=False), timezone.now()
    invitations.invite(client=invited, now=now - timedelta(days=15))
    assert reasons([invited], now) == {"Ida Invited": ["Invited, not signed in yet"]}
    invitations.invite(client=invited, now=now)
    assert reasons([invited], now) == {}


def test_sessions_left_and_none_booked_is_a_reason(clara, coach):
    seen(client=clara, at=timezone.now())
    grants.adjust(client=clara, delta=2, reason="A gift", by=coach.user)
    assert reasons([clara]) == {"Clara Lind": ["2 sessions left, none booked"]}


def test_a_session_that_nobody_marked_is_a_reason_about_anybody(clara, coach):
    now = timezone.now()
    seen(client=clara, at=now)
    prospect = factories.client(coach=coach, stage="prospect", with_account=False)
    alumna = factories.client(coach=coach, stage="alumni")
    for hours, client in enumerate([clara, prospect, alumna], start=2):
        booking_of(client, start=now - timedelta(hours=2 * hours))
    found = reasons_of([clara, prospect, alumna], now)
    assert [[each.act for each in found[client.pk]] for client in (clara, prospect, alumna)] == [[Act.MARK]] * 3


def test_a_session_that_is_not_over_is_none(clara):
    seen(client=clara, at=timezone.now())
    booking_of(clara, start=timezone.now() - timedelta(minutes=1))
    assert reasons([clara]) == {}


def test_acts_come_in_their_order_and_what_waits_longest_first(clara, coach):
    now = timezone.now()
    for days in (3, 9):
        booking_of(clara, start=now - timedelta(days=days))
    seen(client=clara, at=now - timedelta(days=30))
    found = reasons_of([clara], now)[clara.pk]
    assert [(each.act, (now - each.since).days) for each in found] == [(Act.MARK, 8), (Act.MARK, 2), (Act.CALL, 30)]


def everything_at_once(client, coach, now):
    """Each of the desk's own reasons about one client, at `now`."""
    rows = assign(exercise=exercise_with_a_question()[0], clients=[client], by=coach.user)
    Assignment.objects.filter(pk=rows[0].pk).update(due_on=now.date() - timedelta(days=2))
    replying.write(assignment=rows[0], author=client.user, by_coach=False, text="A question")
    waiting = Assignment.objects.create(client=client, version=rows[0].version, state="submitted")
    waiting.submissions.create(number=1, answers={}, submitted_at=now - timedelta(days=5))
    grants.adjust(client=client, delta=1, reason="A gift", by=coach.user)
    booking_of(client, start=now - timedelta(days=1))
    seen(client=client, at=now - timedelta(days=30))
    client.leaves_at = now + timedelta(days=3)
    client.save()


OWN_WORK = [Act.MARK, Act.READ, Act.ANSWER]


@pytest.mark.parametrize("rest", [breaks.quiet_week, breaks.pause])
def test_in_a_break_nothing_is_asked_of_the_client_and_the_coachs_own_work_stays(clara, coach, rest):
    now = timezone.now()
    everything_at_once(clara, coach, now)
    acts = [each.act for each in reasons_of([clara], now)[clara.pk]]
    assert acts == [*OWN_WORK, Act.BOOK, Act.CALL, Act.CALL, Act.CALL]
    rest(client=clara, now=now)
    assert [each.act for each in reasons_of([clara], now)[clara.pk]] == OWN_WORK


def test_nothing_is_asked_of_those_whom_the_coach_does_not_work_with_now(clara, coach):
    now = timezone.now()
    everything_at_once(clara, coach, now)
    clara.stage = clara.Stage.PAUSED
    assert [each.act for each in reasons_of([clara], now)[clara.pk]] == OWN_WORK


def test_a_modules_reason_reaches_the_desk_for_those_who_have_it(clara, mallory, monkeypatch):
    now = timezone.now()

    class Module:
        slug = "reading"

        def attention(self, clients, now):
            return [Attention(pk, "Reads nothing", "reading.none", now) for pk in (clara.pk, mallory.pk, 0)]

    monkeypatch.setattr("coaching.people.module_answers.installed_modules", lambda: [Module()])
    clara.modules.create(slug="reading")
    assert [name for name, found in reasons([clara, mallory], now).items() if "Reads nothing" in found] == ["Clara Lind"]
