"""Publishing an exercise makes a version that never changes."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.dispatch import receiver
from wagtail.signals import published

from coaching.exercises.models import Exercise, ExerciseVersion
from coaching.modules import activity


@transaction.atomic
def make_version(*, exercise: Exercise) -> ExerciseVersion:
    """The version of the exercise as it is now; the latest one if nothing changed since."""
    Exercise.objects.select_for_update().get(pk=exercise.pk)
    latest = exercise.versions.first()
    words = {"title": exercise.title, "summary": exercise.summary, "minutes": exercise.minutes}
    raw = _readable(exercise.prompts.get_prep_value(), latest)
    if latest and latest.prompts.get_prep_value() == raw and all(getattr(latest, name) == words[name] for name in words):
        return latest
    number = (exercise.versions.aggregate(last=Max("number"))["last"] or 0) + 1
    return ExerciseVersion.objects.create(exercise=exercise, number=number, prompts=raw, **words)


def _readable(raw: list[dict[str, Any]], latest: ExerciseVersion | None) -> list[dict[str, Any]]:
    """The prompts, with the name of each activity written out: it stays when the activity's module goes."""
    before = latest.prompts.get_prep_value() if latest else []
    names = {each["id"]: each["value"]["words"] for each in before if each["type"] == "try_it"}
    for each in raw:
        if each["type"] == "try_it" and not each["value"].get("words"):
            found = activity(each["value"]["activity"])
            each["value"]["words"] = str(found.title) if found else names.get(each["id"], "")
    return raw


@receiver(published, sender=Exercise)
def after_publishing(sender: object, instance: Exercise, **kwargs: Any) -> None:
    make_version(exercise=instance)
