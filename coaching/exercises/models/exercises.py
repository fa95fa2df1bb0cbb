"""Exercises as editors write them, and the versions that publishing makes of them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PublishingPanel
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin

from coaching.exercises.models.authors import author_field
from coaching.exercises.models.blocks import PromptsBlock
from coaching.exercises.models.prompts import unanswered
from coaching.exercises.models.versions_panel import VersionsPanel
from coaching.modules import installed_modules, module
from coaching.practice.choices import KeptSelect


def module_choices():
    """No module, or one of those installed."""
    return [("", _("Any practice")), *((each.slug, each.title) for each in installed_modules())]


def track_choices():
    """No track, or one of an installed module's."""
    tracks = [(track.slug, f"{each.title}: {track.title}") for each in installed_modules() for track in each.tracks]
    return [("", _("Nothing in particular")), *tracks]


# Wagtail has no types, so a step, which is one of its rows, has none either.
class Exercise(DraftStateMixin, RevisionMixin, PreviewableMixin, models.Model):  # type: ignore[django-manager-missing]
    """What an editor writes. `key` is set on exercises that a module brought; `track` is one of its module's."""

    title = models.CharField(_("title"), max_length=150)
    summary = models.CharField(_("summary"), max_length=300, blank=True)
    minutes = models.PositiveSmallIntegerField(_("takes about minutes"), default=15)
    prompts = StreamField(PromptsBlock(), verbose_name=_("prompts"))
    module = models.SlugField(_("module"), blank=True)
    track = models.SlugField(_("counts for"), blank=True)
    key = models.CharField(max_length=100, null=True, blank=True, unique=True, editable=False)
    author = author_field()

    panels = [
        VersionsPanel(heading=_("Who has it")),
        FieldPanel("title"),
        FieldPanel("summary"),
        FieldPanel("minutes", heading=_("Minutes it takes")),
        FieldPanel("prompts"),
        FieldPanel("module", widget=KeptSelect(choices=module_choices)),
        FieldPanel("track", widget=KeptSelect(choices=track_choices)),
        PublishingPanel(),
    ]

    class Meta:
        verbose_name = _("exercise")
        verbose_name_plural = _("exercises")
        ordering = ["title", "pk"]
        permissions = [("choose_exercise", "Can put exercises on pages")]

    def __str__(self):
        return self.title

    def with_content_json(self, content):
        """Whose it is is no matter of a revision."""
        found = super().with_content_json(content)
        found.author_id = self.author_id
        return found

    @property
    def approved_schedule(self):
        """Whether it is published or changed on a day to come; a list that asked for all rows at once has `is_scheduled`."""
        known = self.__dict__.get("is_scheduled")
        return super().approved_schedule if known is None else known

    def get_look_url(self):
        """Where a coach looks at it without changing it."""
        return reverse("exercises_admin:look", args=[self.pk])

    @property
    def belongs_to(self) -> str:
        """Its track or its module in words; the slug of one that is installed no more."""
        words = dict(track_choices()) if self.track else dict(module_choices())
        return str(words.get(self.track or self.module, self.track or self.module))

    def clean(self):
        """A track belongs to the exercise's module, as far as that module is installed."""
        super().clean()
        found = module(self.module)
        if self.track and (not self.module or (found and self.track not in {track.slug for track in found.tracks})):
            raise ValidationError({"track": _("Choose one of the module's own, or leave it empty.")})

    # The first is how Wagtail opens a preview: most clients read on a phone.
    preview_sizes = [
        {"name": "mobile", "icon": "mobile-alt", "device_width": 390, "label": _("On a phone")},
        {"name": "desktop", "icon": "desktop", "device_width": 1280, "label": _("On a computer")},
    ]
    preview_modes = [("", _("As a client, to do")), ("handed_in", _("As a client, handed in"))]

    def get_preview_template(self, request, mode_name):
        return "coaching/exercises/preview.html"

    def get_preview_context(self, request, mode_name):
        return {"exercise": self, "prompts": unanswered(self.prompts), "handed_in": mode_name == "handed_in"}


class ExerciseVersion(models.Model):
    """An exercise as it was published once. Never changes: answers stay with the words they answered."""

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=150)
    summary = models.CharField(max_length=300, blank=True)
    minutes = models.PositiveSmallIntegerField()
    prompts = StreamField(PromptsBlock())
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["exercise", "-number"]
        constraints = [models.UniqueConstraint(fields=["exercise", "number"], name="version_number_once_per_exercise")]

    def __str__(self):
        return f"{self.title} ({self.number})"

    def save(self, *args, **kwargs):
        """Raises TypeError for a version that is already written."""
        if self.pk:
            raise TypeError("A version is never changed. Publish another one.")
        super().save(*args, **kwargs)
