import secrets

from django.db import models
from django.utils import timezone

from coaching.people.models import Coach
from coaching.practice.addresses import absolute


def new_secret():
    """256 random bits, in the form an address uses."""
    return secrets.token_urlsafe(32)


class CalendarFeed(models.Model):
    """The secret address at which another calendar can read a coach's bookings. Without a row there is none."""

    coach = models.OneToOneField(Coach, on_delete=models.CASCADE, related_name="calendar_feed")
    secret = models.CharField(max_length=43, unique=True, default=new_secret)
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return str(self.coach)

    @property
    def url(self):
        return absolute("booking:feed", self.secret)


def open_feed(coach):
    """Gives a coach's bookings a new secret address; the old one, if there was one, leads nowhere from now on."""
    fresh = {"secret": new_secret(), "made_at": timezone.now()}
    return CalendarFeed.objects.update_or_create(coach=coach, defaults=fresh)[0]
