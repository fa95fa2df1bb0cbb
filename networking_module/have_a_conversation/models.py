"""A conversation to learn: prepared as a story, questions and something to bring; looked back on later."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, F, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from networking_module.contacts.access import OwnQuerySet
from networking_module.contacts.models import Contact, Touch
from networking_module.sharing import Shareable

__all__ = ["Conversation"]


class State(models.IntegerChoices):
    """Where a conversation stands; lists go by it."""

    WAITING = 0, _("Waiting for a look back")
    TO_COME = 1, _("Coming up")
    PAST = 2, _("Looked back on")
    ARCHIVED = 3, _("Archived")


class ConversationQuerySet(OwnQuerySet):
    def asking(self):
        """Those that still ask to be prepared or looked back on. Someone archived asks for nothing."""
        return self.filter(looked_back_at=None, contact__archived_at=None)

    def by_state(self, now):
        """With `state`: those to look back on, then those to come, the next first, then the others, the newest first. What was
        planned with someone who is archived by now asks for nothing and comes last."""
        cases = [
            When(looked_back_at__isnull=False, then=Value(State.PAST)),
            When(contact__archived_at__isnull=False, then=Value(State.ARCHIVED)),
            When(at__lte=now, then=Value(State.WAITING)),
        ]
        found = self.annotate(state=Case(*cases, default=Value(State.TO_COME)))
        soonest = Case(When(state=State.TO_COME, then=F("at")))
        return found.order_by("state", soonest.asc(nulls_last=True), F("at").desc(nulls_last=True), "-pk")


class Conversation(Shareable):
    """One exploratory meeting. There is no place for a resume, on purpose.

    `questions` and `listening` hold slugs of `library.py`; `own_questions` and `brings` one thing a line;
    `listened` is 1 (I talked) to 5 (they talked). `revisions` counts how often each part was saved, by its name. `held_on` and
    `looked_back_on` are dates of the client's own calendar; `touch` is what was written down with the meeting.
    """

    STORY = ("story_before", "story_turn", "story_next")

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="conversations")
    at = models.DateTimeField(_("when do you talk?"), null=True, blank=True)
    place = models.CharField(_("where or how"), max_length=200, blank=True)
    story_before = models.TextField(_("where you come from"), blank=True, max_length=1500)
    story_turn = models.TextField(_("what changed"), blank=True, max_length=1500)
    story_next = models.TextField(_("what makes you curious now"), blank=True, max_length=1500)
    questions = models.JSONField(default=list, blank=True)
    own_questions = models.TextField(_("your own questions"), blank=True, max_length=2000)
    brings = models.TextField(_("what you can bring"), blank=True, max_length=2000)
    asked_for = models.BooleanField(_("they asked for my resume"), default=False)
    listening = models.JSONField(default=list, blank=True)
    revisions = models.JSONField(default=dict, blank=True)

    learned = models.TextField(_("what did you learn?"), blank=True, max_length=5000)
    listened = models.PositiveSmallIntegerField(
        _("who talked more?"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    they_got = models.TextField(_("what did they get from it?"), blank=True, max_length=2000)
    can_give = models.CharField(_("what can you give them?"), max_length=300, blank=True)
    lead = models.CharField(_("did they name someone, or something, to follow up?"), max_length=250, blank=True)
    lead_contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="named_in")
    held_on = models.DateField(null=True, blank=True)
    looked_back_on = models.DateField(null=True, blank=True)
    looked_back_at = models.DateTimeField(null=True, blank=True)
    touch = models.OneToOneField(Touch, null=True, blank=True, on_delete=models.SET_NULL, related_name="conversation")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ConversationQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"conversation {self.pk}"

    def get_absolute_url(self):
        return reverse("networking:conversation", args=[self.pk])

    def is_over(self, now):
        """Whether its time has passed and nobody has looked back on it yet. Of someone archived nothing is asked."""
        asks = self.looked_back_at is None and self.contact.archived_at is None
        return asks and self.at is not None and self.at <= now

    @property
    def to_be_said(self):
        """What the client may say there: their story, their own questions, what they bring."""
        return "\n".join(getattr(self, name) for name in (*self.STORY, "own_questions", "brings"))

    @property
    def has_story(self):
        return any(getattr(self, name).strip() for name in self.STORY)
