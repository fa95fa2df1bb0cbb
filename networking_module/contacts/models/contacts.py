"""The people a client knows."""

from datetime import timedelta

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.practice.days import today
from networking_module.contacts.access import ClientOwnedQuerySet
from networking_module.contacts.models.groups import ContactGroup, Tag
from networking_module.contacts.models.interactions import Touch
from networking_module.contacts.names import CALLED_WITH_NAME, name_key
from networking_module.contacts.normalize import company_key, profile_key
from networking_module.contacts.rhythm import rhythm_words


class ContactQuerySet(ClientOwnedQuerySet):
    def current(self):
        """Those who are not archived: whom lists show, and of whom anything asks."""
        return self.filter(archived_at=None).select_related("group")

    def search(self, words):
        """Those where every word is in the name, the company, the role or one of the client's own tags for them."""
        found = self
        for word in words.replace("\0", "").split():
            tagged = models.Exists(Tag.objects.filter(contacts=models.OuterRef("pk"), name__icontains=word))
            places = models.Q(name__icontains=word) | models.Q(company__icontains=word) | models.Q(role__icontains=word)
            found = found.filter(places | tagged)
        return found

    def waiting(self, day):
        """Those whose turn it is on `day`, a date of the client's own calendar, or was before; who waited longest first."""
        return self.current().filter(due_on__lte=day).order_by("due_on", "name", "pk")

    def waiting_of(self, clients, now, for_days=0):
        """The same for many clients at `now` (aware), each by their own calendar: those whose turn came `for_days` days ago, or
        earlier."""
        came = self.by_their_days(clients, now, lambda day: models.Q(due_on__lte=day - timedelta(days=for_days)))
        return came.current().order_by("due_on", "name", "pk")

    def with_last_kind(self):
        """With `last_kind`: how they were last in touch (a `Touch.Kind`), or None. It costs no query of its own."""
        touches = Touch.objects.filter(contact=models.OuterRef("pk"))
        return self.annotate(last_kind=models.Subquery(touches.values("kind")[:1]))

    def in_rhythm(self):
        """Those whom a clock runs for."""
        groups = models.Q(rhythm_days=None, group__rhythm_days__gt=0)
        return self.filter(models.Q(rhythm_days__gt=0) | groups, resting=False)

    def without_rhythm(self):
        groups = models.Q(group=None) | models.Q(group__rhythm_days=None) | models.Q(group__rhythm_days=0)
        return self.filter(models.Q(rhythm_days=0) | models.Q(groups, rhythm_days=None), resting=False)


class Contact(models.Model):
    """Someone a client knows. The client's own: no screen, log or mail of the practice shows it unless it was shared.

    `rhythm_days` is how often to be in touch, in days: None takes the group's, 0 is none at all. `remind_on` is a day
    the client chose instead. `due_on` follows from them at every save, so that lists can sort by it; the keys do so that one
    person is known again in another file. `notes_from_file` are the notes as an import wrote them: while they are the same, the
    client has written none. Days are dates of the client's own calendar, as it was on that day. `must_not_know`
    is of the search for work; see `discretion/`.
    """

    client = models.ForeignKey("coaching.Client", on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(_("name"), max_length=150)
    company = models.CharField(_("company or school"), max_length=150, blank=True)
    role = models.CharField(_("what they do"), max_length=150, blank=True)
    email = models.EmailField(_("email"), blank=True)
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    profile = models.URLField(_("LinkedIn or other profile"), max_length=300, blank=True)
    how_we_met = models.TextField(_("how you met"), blank=True, max_length=2000)
    cares_about = models.TextField(_("what they care about"), blank=True, max_length=2000)
    shared_school = models.CharField(_("a school you share"), max_length=150, blank=True)
    shared_employer = models.CharField(_("an employer you share"), max_length=150, blank=True)
    shared_place = models.CharField(_("a place you share"), max_length=150, blank=True)
    notes = models.TextField(_("private notes"), blank=True, max_length=5000)
    group = models.ForeignKey(ContactGroup, null=True, blank=True, on_delete=models.SET_NULL, related_name="contacts")
    tags = models.ManyToManyField(Tag, blank=True, related_name="contacts")
    rhythm_days = models.PositiveSmallIntegerField(_("how often"), null=True, blank=True)
    remind_on = models.DateField(null=True, blank=True)
    last_touch_on = models.DateField(null=True, blank=True)
    unanswered = models.PositiveSmallIntegerField(default=0)
    resting = models.BooleanField(default=False)
    due_on = models.DateField(null=True, blank=True, editable=False)
    connected_on = models.DateField(_("connected on LinkedIn since"), null=True, blank=True)
    imported_by = models.ForeignKey(
        "networking_module.ContactImport", null=True, blank=True, on_delete=models.SET_NULL, related_name="contacts"
    )
    notes_from_file = models.TextField(blank=True, editable=False)
    profile_key = models.CharField(max_length=300, blank=True, editable=False)
    company_key = models.CharField(max_length=150, blank=True, editable=False)
    name_key = models.CharField(max_length=150, blank=True, editable=False)
    must_not_know = models.BooleanField(_("must not know that I'm looking"), default=False)
    not_the_same_as = models.JSONField(default=list, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    added_on = models.DateField(editable=False)
    created_at = models.DateTimeField(default=timezone.now)

    # What a client writes about someone, in the order in which it is asked.
    WRITTEN = (
        "name",
        "company",
        "role",
        "group",
        "email",
        "profile",
        "phone",
        "how_we_met",
        "cares_about",
        "shared_school",
        "shared_employer",
        "shared_place",
        "rhythm_days",
        "notes",
    )

    objects = ContactQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["name", "pk"]
        indexes = [
            models.Index(fields=["client", "due_on"]),
            models.Index(fields=["client", "company_key"]),
            models.Index(fields=["client", "profile_key"]),
            models.Index(fields=["client", "name_key"]),
        ]

    def __str__(self):
        # Reports of errors print rows by this, and a name must never get there.
        return f"contact {self.pk}"

    def save(self, *args, **kwargs):
        self.work_out()
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("networking:person", args=[self.pk])

    def work_out(self):
        """Fills what follows from the rest; whoever saves in bulk calls it first."""
        if self.added_on is None:
            self.added_on = today(self.created_at, self.client.timezone)
        self.due_on = self.next_due()
        self.profile_key = profile_key(self.profile)
        self.company_key = company_key(self.company)
        self.name_key = name_key(self.name)

    @property
    def rhythm(self):
        """Every how many days, their own or their group's, or None."""
        days = self.rhythm_days
        return (self.group.rhythm_days if days is None and self.group else days) or None

    def next_due(self):
        """On which day to be in touch next, or None: the day the client chose, else last time + rhythm."""
        if self.resting or self.archived_at:
            return None
        if self.remind_on or self.rhythm is None:
            return self.remind_on
        return self.last_touch_on + timedelta(days=self.rhythm) if self.last_touch_on else self.added_on

    @property
    def shared(self):
        """What client and contact have in common: a school, an employer, a place."""
        return [each for each in (self.shared_school, self.shared_employer, self.shared_place) if each]

    @property
    def first_name(self):
        """What they are called in a sentence: “Maria” for Maria Lopez, “Aunt Josie” and “Dr. Wu” as they are."""
        first = self.name.split()[0] if self.name.split() else ""
        return self.name if first.casefold().rstrip(".") in CALLED_WITH_NAME else first

    @property
    def rhythm_words(self):
        """“every 6 weeks”, or nothing."""
        return rhythm_words(self.rhythm)
