"""The account of a client's sessions: lots, and entries that are only ever added."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.booking.models import Booking
from coaching.payments.models.purchases import Purchase
from coaching.people.access import VisibleQuerySet
from coaching.people.client_day import ClientDay
from coaching.people.models import Client

GIVEN = _("Given sessions")


class Lot(models.Model):
    """Sessions of one client that came in together, by a purchase or as a gift, and end together.

    `expires_on` is the last day, on the client's calendar, on which one of them can take place; empty: they never end.
    While `frozen` none can be booked. `closed_at` is when what was free at its end was taken.
    """

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="lots")
    purchase = models.OneToOneField(Purchase, null=True, blank=True, on_delete=models.PROTECT, related_name="lot")
    title = models.CharField(_("title"), max_length=100)
    expires_on = models.DateField(_("last day"), null=True, blank=True)
    frozen = models.BooleanField(_("frozen"), default=False)
    closed_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = [models.F("expires_on").asc(nulls_last=True), "created_at", "pk"]
        indexes = [models.Index(fields=["expires_on"], name="lots_to_end", condition=models.Q(closed_at=None))]

    def __str__(self):
        return self.title

    @property
    def title_for_coach(self):
        """As a coach reads it: the title of what was given is in the client's words, “From your coach”."""
        return self.title if self.purchase_id else str(GIVEN)

    def is_over(self, today):
        """Whether its last day has passed on `today`, a date of the client's."""
        return self.expires_on is not None and self.expires_on < today

    def covers(self, day):
        """Whether a session may take place with it on that date of the client's."""
        return not self.is_over(day)


class LedgerQuerySet(VisibleQuerySet):
    def update(self, **kwargs):
        raise TypeError("Ledger entries are never changed. Write another one.")

    def delete(self):
        raise TypeError("Ledger entries are never deleted. Write another one.")


class LedgerEntry(models.Model):
    """One change of what a lot has left, or a note about it. Never changed, never deleted; what is left is the sum.

    `on` is the date that `at` was for the client. `cause` is what it was written for, as a unique text: whatever comes
    twice is written once.
    """

    class Kind(models.TextChoices):
        BOUGHT = "bought", _("bought")
        GRANTED = "granted", _("given by the coach")
        RESERVED = "reserved", _("reserved")
        RELEASED = "released", _("given back")
        MOVED = "moved", _("moved to other sessions")
        USED = "used", _("used")
        ADJUSTED = "adjusted", _("changed by the coach")
        EXPIRED = "expired", _("ended")
        EXTENDED = "extended", _("extended")
        REFUNDED = "refunded", _("refunded")
        LOST = "lost", _("lost in a dispute")
        FROZEN = "frozen", _("frozen")
        THAWED = "thawed", _("free again")

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="ledger")
    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=10, choices=Kind)
    delta = models.SmallIntegerField()
    reason = models.CharField(max_length=300)
    booking = models.ForeignKey(Booking, null=True, on_delete=models.PROTECT, related_name="ledger")
    cause = models.CharField(max_length=200, null=True, unique=True)  # noqa: DJ001 - unique where there is one
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    on = ClientDay(moment="at")
    at = models.DateTimeField(default=timezone.now)

    objects = LedgerQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["booking", "kind"],
                name="ledger_once_per_booking_and_kind",
                condition=models.Q(booking__isnull=False, kind__in=["reserved", "released", "used"]),
            ),
        ]

    def __str__(self):
        return f"{self.signed} {self.reason}"

    def save(self, *args, **kwargs):
        """Raises TypeError for an entry that is already written."""
        if not self._state.adding:
            raise TypeError("A ledger entry is never changed. Write another one.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("A ledger entry is never deleted. Write another one.")

    @property
    def signed(self):
        return f"{self.delta:+d}" if self.delta else "±0"
