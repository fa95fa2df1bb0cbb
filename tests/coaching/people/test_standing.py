from datetime import UTC, date, datetime, timedelta

import pytest

from coaching.people import standing
from coaching.people.models import Client, StageChange
from coaching.people.standing import StandingError
from coaching.signals import tick
from tests import factories

NOW = datetime(2026, 11, 19, 3, tzinfo=UTC)  # still Wednesday evening in New York
TODAY = date(2026, 11, 18)
JUNE = date(2027, 6, 1)


def stage(client):
    return Client.objects.get(pk=client.pk).stage


def test_a_pause_is_dated_and_told(clara, coach):
    change = standing.pause(client=clara, until=JUNE, reason="New baby", by=coach.user, now=NOW)
    assert (stage(clara), change.before, change.at, change.by) == ("paused", "active", NOW, coach.user)
    assert [(each.text, each.for_client) for each in clara.timeline.all()] == [("Paused until June 1, 2027", True)]


def test_a_second_tap_is_the_same_pause(clara):
    assert standing.pause(client=clara, until=JUNE, now=NOW) == standing.pause(client=clara, until=JUNE, now=NOW)


def test_another_day_is_another_pause_that_can_be_taken_back(clara):
    standing.pause(client=clara, until=JUNE, now=NOW)
    standing.undo(change=standing.pause(client=clara, until=TODAY, now=NOW + timedelta(hours=1)), now=NOW)
    assert (stage(clara), standing.standing_of(clara).until) == ("paused", JUNE)


@pytest.mark.parametrize("until", [date(2026, 11, 17), date(2027, 11, 20)])
def test_a_day_that_cannot_be_is_refused(clara, until):
    with pytest.raises(StandingError):
        standing.pause(client=clara, until=until, now=NOW)
    assert stage(clara) == "active"


def test_the_end_is_told(clara):
    standing.finish(client=clara, now=NOW)
    assert (stage(clara), clara.timeline.get().text) == ("alumni", "Finished the coaching")


def test_finished_twice_is_once(clara):
    assert standing.finish(client=clara, now=NOW) == standing.finish(client=clara, now=NOW)


@pytest.mark.parametrize("verb", [standing.pause, standing.finish])
def test_whoever_was_paused_or_finished_is_resumed(clara, verb):
    verb(client=clara, now=NOW)
    standing.resume(client=clara, now=NOW + timedelta(hours=1))
    assert stage(clara) == "active"


def test_resuming_a_client_changes_nothing(clara):
    assert standing.resume(client=clara, now=NOW) is None


@pytest.mark.parametrize("verb", [standing.pause, standing.finish, standing.resume])
def test_a_prospect_is_refused(coach, verb):
    prospect = factories.client(coach=coach, name="Nia", stage=Client.Stage.PROSPECT, with_account=False)
    with pytest.raises(StandingError, match="Nia is “prospect”, so this can't be done."):
        verb(client=prospect, now=NOW)


def test_taken_back_it_is_as_before(clara):
    standing.undo(change=standing.finish(client=clara, now=NOW), now=NOW)
    assert (stage(clara), standing.standing_of(clara)) == ("active", None)


def test_taken_back_twice_is_once(clara):
    change = standing.finish(client=clara, now=NOW)
    standing.undo(change=change, now=NOW)
    standing.undo(change=change, now=NOW)
    assert clara.timeline.filter(text__startswith="Taken back").count() == 1


def test_what_was_taken_back_the_client_never_reads_again(clara):
    standing.undo(change=standing.finish(client=clara, now=NOW), now=NOW + timedelta(minutes=1))
    assert clara.timeline.filter(for_client=True).count() == 0
    assert clara.timeline.count() == 2


def test_an_earlier_decision_stays(clara):
    paused = standing.pause(client=clara, now=NOW)
    standing.finish(client=clara, now=NOW + timedelta(hours=1))
    with pytest.raises(StandingError, match="Something else was decided"):
        standing.undo(change=paused, now=NOW)
    assert stage(clara) == "alumni"


def test_a_pause_lasts_through_its_last_day_where_the_client_lives(coach):
    client = factories.client(coach=coach, timezone="Pacific/Auckland")
    standing.pause(client=client, until=date(2026, 11, 20), now=NOW)
    assert standing.resume_due(datetime(2026, 11, 20, 10, 59, tzinfo=UTC)) == 0
    assert standing.resume_due(datetime(2026, 11, 20, 11, tzinfo=UTC)) == 1


def test_a_pause_ends_at_the_tick(clara):
    standing.pause(client=clara, until=TODAY, now=NOW)
    tick.send(sender=None, now=NOW + timedelta(days=1))
    assert (stage(clara), standing.standing_of(clara).by) == ("active", None)


def test_a_pause_without_an_end_goes_on(clara):
    standing.pause(client=clara, now=NOW)
    assert standing.resume_due(NOW + timedelta(days=900)) == 0


def test_the_list_knows_until_when(clara):
    standing.pause(client=clara, until=JUNE, now=NOW)
    assert standing.with_until(Client.objects.all()).get().paused_until == JUNE


def test_after_the_pause_the_list_knows_no_day(clara):
    standing.pause(client=clara, until=JUNE, now=NOW)
    standing.resume(client=clara, now=NOW + timedelta(hours=1))
    assert standing.with_until(Client.objects.all()).get().paused_until is None


def test_the_sweep_costs_one_query_when_nobody_is_due(clara, django_assert_num_queries):
    standing.pause(client=clara, until=JUNE, now=NOW)
    with django_assert_num_queries(1):
        standing.resume_due(NOW)
    assert StageChange.objects.count() == 1
