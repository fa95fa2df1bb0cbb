"""Publishing an exercise makes a version that nothing changes any more."""

from django.db import transaction
from django.db.models import Max
from django.dispatch import receiver
from wagtail.signals import published

from coaching.exercises.models import Exercise, ExerciseVersion


@transaction.atomic
def make_version(*, exercise):
    """The version of the exercise as it is now; the latest one if nothing changed since."""
    Exercise.objects.select_for_update().get(pk=exercise.pk)
    latest = exercise.versions.first()
    words = {"title": exercise.title, "summary": exercise.summary, "minutes": exercise.minutes}
    raw = exercise.prompts.get_prep_value()
    if latest and latest.prompts.get_prep_value() == raw and all(getattr(latest, name) == words[name] for name in words):
        return latest
    number = (exercise.versions.aggregate(last=Max("number"))["last"] or 0) + 1
    return ExerciseVersion.objects.create(exercise=exercise, number=number, prompts=raw, **words)


@receiver(published, sender=Exercise)
def after_publishing(sender, instance, **kwargs):
    make_version(exercise=instance)
