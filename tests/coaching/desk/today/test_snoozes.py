from datetime import UTC, date, datetime, timedelta

import pytest

from coaching.desk.attention import of_what_is_rare
from coaching.desk.attention import put_off as off
from coaching.desk.today import snoozes
from coaching.desk.today.models import Snooze

NOW = datetime(2026, 3, 3, 2, 0, tzinfo=UTC)  # still the evening of March 2 in New York
TOMORROW = date(2026, 3, 3)


def put_off(client, until=TOMORROW, key="people.silent"):
    snoozes.put_off(client=client, keys=[key], until=until, by=client.coach.user, now=NOW)


def test_it_lasts_until_its_day_begins_for_the_coach(clara):
    put_off(clara)
    midnight = datetime(2026, 3, 3, 5, 0, tzinfo=UTC)
    assert [list(off(of_what_is_rare([clara], at), at)) for at in (NOW, midnight - timedelta(seconds=1), midnight)] == [
        [(clara.pk, "people.silent")],
        [(clara.pk, "people.silent")],
        [],
    ]


def test_again_it_changes_the_day(clara):
    put_off(clara)
    put_off(clara, date(2026, 3, 9))
    assert Snooze.objects.get().until == date(2026, 3, 9)


def test_a_word_in_between_leaves_a_later_day(clara):
    put_off(clara, date(2026, 5, 1))
    snoozes.put_off_for_now(client=clara, keys=["people.silent", "another"], by=clara.coach.user, now=NOW)
    assert dict(Snooze.objects.values_list("key", "until")) == {"people.silent": date(2026, 5, 1), "another": date(2026, 3, 9)}


def test_taken_up_again_it_waits(clara):
    put_off(clara)
    for _press in range(2):
        snoozes.take_up(client=clara, keys=["people.silent"])
    assert off(of_what_is_rare([clara], NOW), NOW) == {}


@pytest.mark.parametrize("until", [date(2026, 3, 2), date(2027, 3, 4), None])
def test_a_day_that_makes_no_sense_is_refused_with_the_last_one_that_does(clara, until):
    with pytest.raises(snoozes.SnoozeError, match="Choose a day after today, March 3, 2027 at the latest."):
        put_off(clara, until)
    assert Snooze.objects.count() == 0


def test_the_usual_day_is_in_a_week():
    assert snoozes.usual_day(NOW, "America/New_York") == date(2026, 3, 9)
