from datetime import timedelta

from django.utils import timezone

from coaching.desk.attention import needs_attention
from coaching.exercises.assignments import assign
from coaching.exercises.models import Assignment
from coaching.exercises.review import replying
from coaching.modules import Attention
from coaching.payments.account import grants
from coaching.people import breaks
from coaching.people.timeline import seen
from tests import factories
from tests.worlds import exercise_with_a_question


def reasons(clients, now=None):
    return [
        (client.name, [str(each.reason) for each in found]) for client, found in needs_attention(clients, now or timezone.now())
    ]


def test_a_client_who_was_here_lately_needs_none(clara):
    seen(client=clara, at=timezone.now())
    assert ("Clara Lind", ["Silent for 14 days"]) not in reasons([clara])


def test_silence_is_said_in_days(clara):
    now = timezone.now()
    seen(client=clara, at=now - timedelta(days=20))
    assert "Silent for 20 days" in reasons([clara], now)[0][1]


def test_someone_invited_who_never_came_is_not_called_silent(coach):
    invited = factories.client(coach=coach, name="Ida Invited", with_account=False)
    later = timezone.now() + timedelta(days=15)
    assert "Invited, not signed in yet" in reasons([invited], later)[0][1]


def test_sessions_left_and_none_booked_is_a_reason(clara, coach):
    grants.adjust(client=clara, delta=2, reason="A gift", by=coach.user)
    assert "2 sessions left, none booked" in reasons([clara])[0][1]


def test_the_weightiest_comes_first(clara, coach):
    now = timezone.now()
    grants.adjust(client=clara, delta=1, reason="A gift", by=coach.user)
    silent = factories.client(coach=coach, name="Sven Silent")
    seen(client=silent, at=now - timedelta(days=30))
    seen(client=clara, at=now)
    assert [client.name for client, _found in needs_attention([clara, silent], now)] == ["Sven Silent", "Clara Lind"]


def test_a_client_on_a_break_is_left_out(clara):
    later = timezone.now() + timedelta(days=20)
    seen(client=clara, at=timezone.now())
    assert reasons([clara], later) != []
    breaks.quiet_week(client=clara, now=later)
    assert reasons([clara], later) == []


def everything_at_once(client, coach, now):
    """Each of the desk's own reasons about one client, at `now`."""
    rows = assign(exercise=exercise_with_a_question()[0], clients=[client], by=coach.user)
    Assignment.objects.filter(pk=rows[0].pk).update(due_on=now.date() - timedelta(days=2))
    replying.write(assignment=rows[0], author=client.user, by_coach=False, text="A question")
    waiting = Assignment.objects.create(client=client, version=rows[0].version, state="submitted")
    waiting.submissions.create(number=1, answers={}, submitted_at=now - timedelta(days=5))
    grants.adjust(client=client, delta=1, reason="A gift", by=coach.user)
    seen(client=client, at=now - timedelta(days=30))
    client.leaves_at = now + timedelta(days=3)
    client.save()


def test_every_reason_is_silent_in_a_quiet_week(clara, coach):
    now = timezone.now()
    everything_at_once(clara, coach, now)
    assert len(reasons([clara], now)[0][1]) == 6
    breaks.quiet_week(client=clara, now=now)
    assert reasons([clara], now) == []


def test_a_modules_reason_reaches_the_desk_for_those_who_have_it(clara, mallory, monkeypatch):
    class Module:
        slug = "reading"

        def attention(self, clients, now):
            return [Attention(pk, "Reads nothing") for pk in (clara.pk, mallory.pk, 0)]

    monkeypatch.setattr("coaching.people.module_answers.installed_modules", lambda: [Module()])
    clara.modules.create(slug="reading")
    assert [name for name, found in reasons([clara, mallory]) if "Reads nothing" in found] == ["Clara Lind"]
