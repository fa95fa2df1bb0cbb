from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from coaching.desk.today.looks import last_look, look
from coaching.desk.today.models import LastLook

NOW = timezone.now()
HOUR = timedelta(hours=1)


def test_before_the_first_look_nothing_is_known(coach):
    assert (last_look(coach.user), look(user=coach.user, now=NOW)) == (None, None)


def test_the_next_look_is_since_the_one_before(coach):
    for hours in (0, 5, 9):
        seen = look(user=coach.user, now=NOW + hours * HOUR)
    assert seen == NOW + 5 * HOUR


def test_coming_back_within_an_hour_is_the_same_look(coach):
    look(user=coach.user, now=NOW)
    look(user=coach.user, now=NOW + 5 * HOUR)
    assert look(user=coach.user, now=NOW + 5.9 * HOUR) == NOW


def test_each_person_has_their_own(coach, owner):
    look(user=coach.user, now=NOW)
    assert last_look(owner.user) is None


def test_only_the_first_screen_moves_it(signed_in, coach):
    browser = signed_in(coach)
    browser.get(reverse("desk:waiting"))
    assert LastLook.objects.count() == 0
    browser.get(reverse("wagtailadmin_home"))
    assert LastLook.objects.get().user == coach.user
