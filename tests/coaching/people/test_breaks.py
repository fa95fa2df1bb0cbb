from datetime import UTC, date, datetime, timedelta

import pytest

from coaching.people import breaks
from coaching.people.models import Break
from coaching.people.notification_policy import out_of_reach, told_at_once

NOW = datetime(2026, 11, 19, 3, tzinfo=UTC)  # still Wednesday evening in New York
TODAY, SUNDAY = date(2026, 11, 18), date(2026, 11, 22)


def test_a_quiet_week_lasts_from_today_to_sunday_of_the_client(clara):
    made = breaks.quiet_week(client=clara, now=NOW)
    assert (made.first_day, made.last_day, made.words) == (TODAY, SUNDAY, "Quiet week until November 22, 2026")


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        (breaks.quiet_week, "Clara: Quiet week until November 22, 2026. Nothing goes out until it is over."),
        (breaks.pause, "Clara: On a break. Nothing goes out until it is over."),
    ],
)
def test_a_coach_reads_until_when_nothing_goes_out(clara, rest, words):
    rest(client=clara, now=NOW)
    assert out_of_reach([clara], NOW) == {clara.pk: words}


def test_a_second_tap_changes_nothing(clara):
    assert breaks.quiet_week(client=clara, now=NOW) == breaks.quiet_week(client=clara, now=NOW)
    assert Break.objects.count() == 1


@pytest.mark.parametrize("until", [None, date(2026, 12, 1)])
def test_a_pause_until_the_same_day_goes_on_as_it_is(clara, until):
    made = breaks.pause(client=clara, until=until, now=NOW)
    assert breaks.pause(client=clara, until=until, now=NOW + timedelta(days=2)) == made
    assert Break.objects.get().first_day == TODAY


def test_undone_on_the_same_day_it_never_was(clara):
    breaks.quiet_week(client=clara, now=NOW)
    breaks.come_back(client=clara, now=NOW)
    assert not Break.objects.exists()


def test_coming_back_later_keeps_the_days_that_were_free(clara):
    breaks.pause(client=clara, now=NOW)
    breaks.come_back(client=clara, now=NOW + timedelta(days=3))
    assert Break.objects.get().last_day == TODAY + timedelta(days=2)
    assert breaks.current(clara, NOW + timedelta(days=3)) is None


def test_a_pause_takes_the_place_of_a_quiet_week(clara):
    breaks.quiet_week(client=clara, now=NOW)
    breaks.pause(client=clara, until=date(2026, 12, 24), now=NOW)
    assert Break.objects.get().words == "On a break until December 24, 2026"


def test_a_pause_without_an_end_says_so(clara):
    assert breaks.pause(client=clara, now=NOW).words == "On a break"


@pytest.mark.parametrize("days", [-1, 400])
def test_a_pause_until_a_day_that_is_no_help_is_refused(clara, days):
    with pytest.raises(breaks.BreakError):
        breaks.pause(client=clara, until=TODAY + timedelta(days=days), now=NOW)
    assert not Break.objects.exists()


def test_nobody_on_a_break_is_told_at_once(clara):
    breaks.pause(client=clara, now=NOW)
    assert told_at_once([clara], NOW) == set()
    breaks.come_back(client=clara, now=NOW)
    assert told_at_once([clara], NOW) == {clara.pk}


def test_a_break_ends_by_the_clients_clock(clara):
    breaks.pause(client=clara, until=TODAY, now=NOW)
    assert breaks.current(clara, datetime(2026, 11, 19, 4, 59, tzinfo=UTC))
    assert breaks.current(clara, datetime(2026, 11, 19, 5, tzinfo=UTC)) is None
