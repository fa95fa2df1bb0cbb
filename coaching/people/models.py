"""Coaches, their clients, and what the practice remembers about them."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from coaching.people.access import VisibleQuerySet
from coaching.people.client_day import ClientDay
from coaching.people.preferences import ActiveDay, Break, Preferences
from coaching.people.stage_changes import StageChange, stage_words
from coaching.practice.addressing import called
from coaching.practice.zone_field import ZoneInput
from coaching.practice.zones import validate_zone

__all__ = [
    "ActiveDay",
    "Break",
    "Client",
    "Coach",
    "FormerEntry",
    "Invitation",
    "ModuleAccess",
    "Note",
    "Preferences",
    "Remark",
    "StageChange",
    "TimelineEntry",
]


class CoachQuerySet(models.QuerySet):
    def taking_bookings(self):
        """Those with whom anyone may book at present: neither they nor an owner has paused that."""
        return self.filter(is_active=True, user__is_active=True)


class Coach(models.Model):
    """Someone who coaches in the practice. Opening hours are in `timezone` (IANA name)."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="coach")
    name = models.CharField(_("name"), max_length=100)
    slug = models.SlugField(_("address on the site"), unique=True)
    email = models.EmailField(_("email"), help_text=_("Replies to your clients' emails reach you here."))
    timezone = models.CharField(_("time zone"), max_length=64, default="America/New_York", validators=[validate_zone])
    certification = models.CharField(_("certified by"), max_length=200, blank=True)
    about = models.TextField(_("about"), blank=True)
    photo = models.ForeignKey("coaching.PracticeImage", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    is_active = models.BooleanField(_("takes bookings"), default=True)

    objects = CoachQuerySet.as_manager()

    panels = [
        FieldPanel("user", heading=_("Account they sign in with")),
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("email"),
        FieldPanel("timezone", widget=ZoneInput),
        FieldPanel("certification"),
        FieldPanel("about"),
        FieldPanel("photo"),
        FieldPanel("is_active"),
    ]

    class Meta:
        verbose_name = _("coach")
        verbose_name_plural = _("coaches")
        ordering = ["pk"]

    def __str__(self):
        return self.name


class ClientQuerySet(models.QuerySet):
    def active(self):
        """Those a coach works with now."""
        return self.filter(stage=Client.Stage.ACTIVE)

    def who_left(self, now):
        """As `Client.has_left`."""
        return self.filter(models.Q(stage=Client.Stage.GONE) | models.Q(leaves_at__lte=now))


class Client(models.Model):
    """One person with one coach, from the first booking on. `user` is empty until they accept an invitation."""

    class Stage(models.TextChoices):
        PROSPECT = "prospect", _("prospect")
        OFFERED = "offered", _("offered")
        ACTIVE = "active", _("client")
        PAUSED = "paused", _("paused")
        ALUMNI = "alumni", _("alumni")
        LATER = "later", _("not now")
        DECLINED = "declined", _("did not start")
        GONE = "gone", _("left")

    CLIENT_STAGES = (Stage.ACTIVE, Stage.PAUSED, Stage.ALUMNI)
    PROSPECT_STAGES = (Stage.PROSPECT, Stage.OFFERED, Stage.LATER, Stage.DECLINED)

    coach = models.ForeignKey(Coach, on_delete=models.PROTECT, related_name="clients")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="clients")
    name = models.CharField(_("name"), max_length=150)
    email = models.EmailField(_("email"))
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    timezone = models.CharField(_("time zone"), max_length=64, default="America/New_York", validators=[validate_zone])
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.PROSPECT)
    stage_reason = models.CharField(_("reason"), max_length=200, blank=True)
    source = models.CharField(_("page that brought them"), max_length=300, blank=True)
    welcomed_at = models.DateTimeField(_("saw what the coach sees"), null=True, blank=True)
    last_active_at = models.DateTimeField(_("last active"), null=True, blank=True)
    brought_in_at = models.DateTimeField(null=True, blank=True)  # by their coach, without a booking of theirs
    is_to_be_invited = models.BooleanField(default=False)  # once the practice is open
    leaves_at = models.DateTimeField(_("leaves on"), null=True, blank=True)  # when the account is erased
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ClientQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        permissions = [("see_all_clients", "Can see the clients of every coach")]
        constraints = [
            models.UniqueConstraint(
                fields=["coach", "user"], name="client_once_per_coach", condition=models.Q(user__isnull=False)
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """The coach's page of this client."""
        return reverse("desk:client", args=[self.pk])

    @property
    def first_name(self):
        return called(self.name) or self.name

    @property
    def stage_words(self):
        """Where they stand, as coaches read it on every screen: the stage, and until when. One query for someone paused, unless
        `paused_until` came with the row (`standing.with_until`)."""
        until = getattr(self, "paused_until", None)
        if self.stage == self.Stage.PAUSED and not hasattr(self, "paused_until"):
            until = self.stage_changes.standing().filter(after=self.stage).values_list("until", flat=True).first()
        return stage_words(self.get_stage_display(), until)

    @property
    def is_prospect(self):
        return self.stage in self.PROSPECT_STAGES

    @property
    def is_gone(self):
        """Whether they are erased: their name, address and zone are no longer known."""
        return self.stage == self.Stage.GONE

    def has_left(self, now):
        """Whether they are erased, or about to be: the farewell is said, and nothing is sold to them anymore."""
        return self.is_gone or (self.leaves_at is not None and self.leaves_at <= now)

    def same_address(self):
        """Others of the same coach with the same mail address, now or before: shown to the coach, never merged by itself."""
        before = FormerEntry.objects.filter(email__iexact=self.email).values("client")
        same = models.Q(email__iexact=self.email) | models.Q(pk__in=before)
        return Client.objects.filter(same, coach_id=self.coach_id).exclude(pk=self.pk)


class FormerEntry(models.Model):
    """Another entry of the same person, merged into this client's: the number it had, and the address it was under.

    Whoever still holds the number, or knows the address, is led to the client.
    """

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="former_entries")
    number = models.PositiveBigIntegerField(unique=True)
    email = models.EmailField(blank=True)
    merged_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.client}, {self.merged_at:%Y-%m-%d}"


class ModuleAccess(models.Model):
    """A client has a coaching module."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="modules")
    slug = models.SlugField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["client", "slug"], name="module_once_per_client")]

    def __str__(self):
        return f"{self.client}: {self.slug}"


class Invitation(models.Model):
    """A client was asked to open an account. The link in the mail is signed, works once and for 30 days."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField()
    sent_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-sent_at"]

    def __str__(self):
        return f"{self.email}, {self.sent_at:%Y-%m-%d}"

    def is_open(self, now):
        return self.accepted_at is None and now < self.expires_at


class KeptNotes(models.Manager.from_queryset(VisibleQuerySet)):  # type: ignore[misc]
    """The notes that nobody deleted."""

    def get_queryset(self):
        return super().get_queryset().filter(deleted_at=None)


class Note(models.Model):
    """A coach's private note on a client. It never reaches the client: no page, no export, no mail.

    `key` is made when the form is rendered, so that one form makes one note however often it is sent. `revision` counts
    how often the text was saved. One with `deleted_at` is shown nowhere, and can come back until it is swept; `with_deleted`
    finds it.
    """

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    key = models.UUIDField(default=uuid4, editable=False)
    text = models.TextField(_("note"))
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    objects = KeptNotes()
    with_deleted = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["client", "key"], name="note_key_once_per_client")]

    def __str__(self):
        return f"{self.client}, {self.created_at:%Y-%m-%d}"


class Remark(models.Model):
    """A coach's one line about a client on their list. As private as a note. `revision` counts how often it was saved."""

    LONGEST = 200

    client = models.OneToOneField(Client, on_delete=models.CASCADE, related_name="remark")
    text = models.CharField(_("remark"), max_length=LONGEST, blank=True)
    revision = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(auto_now=True)

    objects = VisibleQuerySet.as_manager()

    def __str__(self):
        return f"{self.client}, {self.updated_at:%Y-%m-%d}"


class TimelineEntry(models.Model):
    """Something that happened with a client, in one sentence that both coach and client may read.

    Never a contact's name or a private word. `kind` is `<room or module>.<what>`. `on` is the date that `at` was for the client.
    """

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="timeline")
    on = ClientDay(moment="at")
    at = models.DateTimeField(default=timezone.now)
    kind = models.CharField(max_length=60)
    text = models.CharField(max_length=300)
    for_client = models.BooleanField(default=True)
    coach_text = models.TextField(blank=True)  # the same in words for the coach, where theirs are others

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-at", "-pk"]
        indexes = [models.Index(fields=["client", "-on", "-at"])]

    def __str__(self):
        return self.text

    @property
    def words_for_coach(self):
        return self.coach_text or self.text
