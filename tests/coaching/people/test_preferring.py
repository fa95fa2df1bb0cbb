from datetime import UTC, date, datetime

from coaching.people import invitations, preferring
from coaching.people.models import ActiveDay, Client, Preferences
from coaching.people.timeline import seen
from tests import factories

NOW = datetime(2026, 11, 18, 15, tzinfo=UTC)  # a Wednesday


def test_who_joins_has_preferences_and_a_day_for_the_weekly_mail(coach):
    client = factories.client(coach=coach, with_account=False, stage="prospect")
    invitations.accept(invitation=invitations.invite(client=client))
    assert client.preferences.next_digest_at.weekday() == 0


def test_missing_preferences_are_made(clara, mallory):
    preferring.preferences_of(clara)
    preferring.make_missing(Client.objects.all())
    preferring.make_missing(Client.objects.all())
    assert Preferences.objects.count() == 2


def test_another_zone_moves_the_weekly_mail(clara):
    here = preferring.prefer(client=clara, zone=clara.timezone, now=NOW).next_digest_at
    there = preferring.prefer(client=clara, zone="Europe/Berlin", now=NOW).next_digest_at
    assert (here, there) == (datetime(2026, 11, 23, 13, tzinfo=UTC), datetime(2026, 11, 23, 7, tzinfo=UTC))
    assert Client.objects.get(pk=clara.pk).timezone == "Europe/Berlin"


def test_another_day_and_hour_are_kept(clara):
    made = preferring.prefer(client=clara, zone=clara.timezone, digest_day=4, digest_hour=18, wants_digest=False, now=NOW)
    assert (made.next_digest_at, made.wants_digest) == (datetime(2026, 11, 20, 23, tzinfo=UTC), False)


def test_another_zone_notes_no_active_day_and_none_goes(clara):
    seen(client=clara, at=datetime(2026, 11, 19, 3, tzinfo=UTC))
    for zone in ("Europe/Berlin", "Pacific/Auckland", "America/New_York"):
        preferring.prefer(client=clara, zone=zone, now=NOW)
    assert [each.day for each in ActiveDay.objects.all()] == [date(2026, 11, 18)]


def test_what_is_done_after_a_move_is_noted_though_the_last_deed_was_then_too(clara):
    """Half an hour after midnight in Berlin it is still the day before in New York."""
    seen(client=clara, at=datetime(2026, 11, 18, 23, 30, tzinfo=UTC))
    preferring.prefer(client=clara, zone="Europe/Berlin", now=NOW)
    seen(client=clara, at=datetime(2026, 11, 18, 23, 45, tzinfo=UTC))
    assert sorted(each.day for each in ActiveDay.objects.all()) == [date(2026, 11, 18), date(2026, 11, 19)]


def test_someone_with_two_coaches_lives_in_one_place(clara, other_coach, mallory):
    also = factories.client(coach=other_coach, name="Clara Lind", with_account=False)
    Client.objects.filter(pk=also.pk).update(user=clara.user)
    preferring.prefer(client=clara, zone="Pacific/Auckland", now=NOW)
    zones = dict(Client.objects.values_list("pk", "timezone"))
    assert zones == {clara.pk: "Pacific/Auckland", also.pk: "Pacific/Auckland", mallory.pk: mallory.timezone}
    assert len(set(Preferences.objects.values_list("next_digest_at"))) == 1


def test_rows_without_an_account_are_nobodys(coach, clara):
    first, second = (factories.client(coach=coach, with_account=False) for _ in range(2))
    preferring.prefer(client=first, zone="Pacific/Auckland", now=NOW)
    assert Client.objects.get(pk=second.pk).timezone == "America/New_York"


def test_the_same_preferences_again_do_not_move_the_mail_that_is_due(clara):
    preferring.prefer(client=clara, zone=clara.timezone, digest_day=2, now=NOW)
    Preferences.objects.update(next_digest_at=NOW)
    kept = preferring.prefer(client=clara, zone=clara.timezone, digest_day=2, now=NOW)
    assert kept.next_digest_at == NOW
