"""An exercise, told of on any page: its client does it there, others talk about it first."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from coaching.exercises.models import Assignment, Exercise
from coaching.people.own_entries import client_of
from coaching.practice.kept_pages import show_own
from coaching.website.module_blocks import track_of
from coaching.website.targets import TargetBlock

NOT_THERE = [Assignment.State.PLANNED, Assignment.State.SKIPPED]


class ExerciseBlock(TargetBlock):
    """What an exercise is about, and a button: to a client's own copy of it, or to the consultation."""

    heading = blocks.CharBlock(label=_("heading"), required=False, max_length=120)
    exercise = SnippetChooserBlock("coaching.Exercise", label=_("exercise"))

    def found(self, value, context):
        exercise = value["exercise"]
        if not (exercise and exercise.live):
            return None
        own = _own(context.get("request"), exercise)
        target = own or context.get("consultation_url")
        return {"exercise": exercise, "track": track_of(exercise), "own": bool(own), "target": target} if target else None

    class Meta:
        icon = "form"
        label = _("Exercise")
        hidden = _("The exercise isn't published, or there is no published consultation page to lead to.")
        description = _("What an exercise is about. Clients open theirs, visitors are led to the free call.")
        template = "coaching/website/blocks/exercise.html"

    def get_preview_value(self):
        return self.normalize({"heading": str(_("One of the exercises")), "exercise": Exercise.objects.filter(live=True).first()})


def _own(request, exercise):
    """Where the visitor has this exercise, or "". Asks once for all exercises of a page."""
    if request is None or not client_of(request):
        return ""
    show_own(request)
    if not hasattr(request, "own_exercises"):
        mine = Assignment.objects.of_client(request.client).exclude(state__in=NOT_THERE).order_by("assigned_at", "pk")
        request.own_exercises = dict(mine.values_list("version__exercise", "pk"))  # the newest stays
    pk = request.own_exercises.get(exercise.pk)
    return reverse("exercises:do", args=[pk]) if pk else ""
