import pytest
from wagtail.snippets.models import get_snippet_models

from coaching.exercises.models import Exercise
from coaching.practice.own_copies import OwnCopyView, own_copy


def test_every_snippet_is_copied_as_one_of_its_own_or_not_at_all():
    view_sets = [model.snippet_viewset for model in get_snippet_models()]
    enabled = [each for each in view_sets if each.copy_view_enabled]
    assert [each.model.__name__ for each in enabled if not issubclass(each.copy_view_class, OwnCopyView)] == []


@pytest.mark.django_db
def test_a_copy_has_nothing_that_is_the_originals_alone():
    exercise = Exercise.objects.create(title="Prepare", key="module.prepare", live=True)
    exercise.save_revision().publish()
    copy = own_copy(Exercise.objects.get())
    assert (copy.pk, copy.key, copy.latest_revision, copy.live_revision, copy.live) == (None, None, None, None, False)
    copy.save()
    assert list(Exercise.objects.order_by("pk").values_list("key", "live")) == [("module.prepare", True), (None, False)]


def test_what_is_sent_to_the_address_of_a_copy_leaves_the_original(signed_in, coach):
    exercise = Exercise.objects.create(title="Prepare", key="module.prepare", minutes=15)
    sent = {"title": "Another", "minutes": "20", "prompts-count": "0", "summary": "", "module": "", "track": ""}
    answer = signed_in(coach).post(f"/admin/snippets/coaching/exercise/copy/{exercise.pk}/", sent)
    assert answer.status_code in {200, 302}
    exercise.refresh_from_db()
    assert (exercise.title, exercise.minutes) == ("Prepare", 15)
