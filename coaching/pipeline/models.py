"""What follows a first call: the recap with its offer, and when to ask someone again who said “not now”."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.payments.models import Package
from coaching.payments.models.terms import Terms
from coaching.people.access import VisibleQuerySet
from coaching.people.models import Client
from coaching.practice.days import end_of, today
from coaching.practice.zones import spoken

__all__ = ["CheckIn", "Offer", "OfferDraft", "OfferedTerms"]


class OfferQuerySet(VisibleQuerySet):
    def unanswered(self):
        """Offers that still wait for a word of the prospect."""
        return self.filter(sent_at__isnull=False, answer="", client__stage=Client.Stage.OFFERED)


class Offer(models.Model):
    """What was said in the call, and an offer that holds until the end of `valid_until` by the coach's clock.

    A draft until `sent_at`. Anyone who has its link reads it as it is now. `package` is what the coach chose; what is
    promised with it, to be read wherever the offer is, is `promise`.
    """

    class Answer(models.TextChoices):
        YES = "yes", _("Yes, I'd like to start")
        LATER = "later", _("Not now")
        NO = "no", _("No, thank you")

    client = models.OneToOneField(Client, on_delete=models.CASCADE, related_name="offer")
    text = models.TextField(_("what we said"))
    package = models.ForeignKey(
        Package, verbose_name=_("offer"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    valid_until = models.DateField(_("valid until"))
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    times_sent = models.PositiveSmallIntegerField(default=0)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["valid_until"])]

    def __str__(self):
        return f"{self.client}, {self.valid_until}"

    def is_over(self, now):
        """Whether the last day of the offer has passed where the coach lives."""
        return today(now, self.client.coach.timezone) > self.valid_until

    @property
    def promise(self):
        """What is offered: OfferedTerms, or None for a recap without an offer."""
        return getattr(self, "offered", None)

    @property
    def last_minute(self):
        """The last minute (aware UTC) in which the offer holds."""
        return end_of(self.valid_until, self.client.coach.timezone) - timedelta(minutes=1)

    @property
    def until(self):
        """The end of the offer as the prospect's own clock says it."""
        clock24 = self.client.bookings.filter(guest_clock24=True).exists()
        return spoken(self.last_minute, self.client.timezone, clock24)

    @property
    def until_day(self):
        """The date on the prospect's calendar when the offer ends."""
        return today(self.last_minute, self.client.timezone)


class OfferedTermsQuerySet(VisibleQuerySet):
    client_path = "offer__client"


class OfferedTerms(Terms):
    """What an offer promises until its last day, whatever happens to the package meanwhile.

    Copied from the package when the coach chooses it, and whenever a recap is kept that was never sent; from then on only by
    the coach's own button. `offered_at` is when.
    """

    offer = models.OneToOneField(Offer, on_delete=models.CASCADE, related_name="offered")
    package = models.ForeignKey(Package, on_delete=models.PROTECT, related_name="+")
    description = models.TextField(blank=True)
    offered_at = models.DateTimeField(default=timezone.now)

    objects = OfferedTermsQuerySet.as_manager()

    @property
    def is_outdated(self):
        """Whether the package says something else by now."""
        return (self.terms, self.description) != (self.package.terms, self.package.description)


class OfferDraft(models.Model):
    """A recap's words while the coach types them. The prospect reads `Offer.text`, into which a button puts them.

    `revision` counts the saves.
    """

    client = models.OneToOneField(Client, on_delete=models.CASCADE, related_name="offer_draft")
    text = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField(auto_now=True)

    objects = VisibleQuerySet.as_manager()

    def __str__(self):
        return f"{self.client}, draft {self.revision}"


class CheckIn(models.Model):
    """Someone said “not now” and is asked once how things are, from `on` (a date of the coach's) on."""

    client = models.OneToOneField(Client, on_delete=models.CASCADE, related_name="check_in")
    on = models.DateField(_("check in again on"))
    decided_at = models.DateTimeField()

    objects = VisibleQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["on"])]

    def __str__(self):
        return f"{self.client}, {self.on}"

    def is_over(self, now):
        """Whether the day to ask has passed where the coach lives."""
        return today(now, self.client.coach.timezone) > self.on
