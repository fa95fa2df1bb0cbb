"""What a credential asks about coaching hours and bookings do not say: who may be named, and what was paid for."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from coaching.booking.models import Booking
from coaching.people.access import VisibleQuerySet
from coaching.people.models import Client

LARGEST_GROUP = 100


class ListingConsent(models.Model):
    """A client agreed to be named, with how to reach them, in their coach's log of hours. No row: they are not named.

    `on` is the date on which they said so; `by` is who noted it, the client or a coach.
    """

    client = models.OneToOneField(Client, on_delete=models.CASCADE, related_name="listing_consent")
    on = models.DateField(_("agreed on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = VisibleQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.client}, {self.on:%Y-%m-%d}"


class HoursCorrection(models.Model):
    """What a coach says a session counts as, in place of what its lot says, and how many took part in it."""

    class CountsAs(models.TextChoices):
        PAID = "paid", _("paid")
        PRO_BONO = "pro_bono", _("pro bono")
        NOTHING = "nothing", _("not counted")

    booking = models.OneToOneField(Booking, on_delete=models.CASCADE, related_name="hours_correction")
    counts_as = models.CharField(_("counts as"), max_length=10, choices=CountsAs)
    people = models.PositiveSmallIntegerField(
        _("people in it"), default=1, validators=[MinValueValidator(1), MaxValueValidator(LARGEST_GROUP)]
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.booking}: {self.get_counts_as_display()}"
