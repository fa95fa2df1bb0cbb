"""Writing an exercise in the admin in a real browser: previewed, copied, scheduled, changed after clients were given it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Revision

from coaching.exercises.models import Exercise
from coaching.people.models import Coach
from coaching.signals import tick
from tests.journeys.steps import come_in

pytestmark = pytest.mark.browser

EDITOR = "/admin/snippets/coaching/exercise"
TITLE = "Your story in six sentences"


@pytest.fixture
def dana(person, site):
    """The coach, signed in. The editor is Wagtail's own: axe is not asked about it."""
    found = person()
    found.look = lambda: found.page
    come_in(found, Coach.objects.get().user)
    return found


def given():
    """An exercise that the demo's client has."""
    return Exercise.objects.filter(versions__assignments__isnull=False).first()


@pytest.fixture
def pressed_at_once(settings):
    """A button outruns Wagtail's autosave of what exists already; the late one is refused with a 400, and nothing is lost."""
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0


def save(coach, button):
    coach.page.get_by_role("button", name="More actions").last.click()
    coach.page.get_by_role("button", name=button, exact=True).click()
    coach.page.wait_for_load_state()


def two_days_pass():
    """For what is scheduled, in the database alone."""
    scheduled = Revision.objects.get(approved_go_live_at__isnull=False)
    scheduled.approved_go_live_at = timezone.now()
    scheduled.content["go_live_at"] = scheduled.approved_go_live_at.isoformat()
    scheduled.save()


def test_the_preview_shows_it_as_a_client_has_it_to_do_and_handed_in(dana):
    exercise = given()
    page = dana.go(f"{EDITOR}/edit/{exercise.pk}/")
    page.get_by_role("button", name="Toggle preview").click()
    seen = page.frame_locator("iframe[title='Preview']").first
    seen.get_by_role("heading", name=exercise.title).wait_for()
    seen.get_by_role("button", name="Hand in").wait_for()
    page.locator("#id_preview_mode").select_option(label="As a client, handed in")
    seen.get_by_text("Handed in. Your coach reads it next.").wait_for()


def test_publishing_a_change_says_how_many_keep_what_they_have(dana, pressed_at_once):
    exercise = given()
    page = dana.go(f"{EDITOR}/edit/{exercise.pk}/")
    dana.reads(re.compile(r"\d+ clients? w(as|ere) given this"))
    page.locator("#id_title").fill(TITLE)
    save(dana, "Publish")
    dana.reads("They stay on the version they have.")
    assert list(exercise.versions.values_list("title", flat=True)) == [TITLE, exercise.title]


def test_a_copy_is_a_draft_of_its_own(dana):
    exercise = given()
    page = dana.go(f"{EDITOR}/copy/{exercise.pk}/")
    page.locator("#id_title").fill(TITLE)
    page.get_by_role("button", name="Save draft").click()
    dana.reads("created.")
    copy = Exercise.objects.get(title=TITLE)
    assert (copy.live, copy.key, copy.versions.count()) == (False, None, 0)
    assert [each.block_type for each in copy.prompts] == [each.block_type for each in exercise.prompts]


def test_what_was_scheduled_goes_live_with_the_tick(dana, pressed_at_once):
    exercise = given()
    page = dana.go(f"{EDITOR}/edit/{exercise.pk}/")
    page.locator("#id_title").fill(TITLE)
    page.get_by_role("button", name="Toggle status").click()
    page.get_by_role("button", name="Set schedule").click()
    page.locator("#id_go_live_at").fill((timezone.now() + timedelta(days=2)).strftime("%Y-%m-%d %H:%M"))
    # By keyboard: the open picker may lie over the button.
    page.get_by_role("button", name="Save these times").press("Enter")
    save(dana, "Schedule to publish")
    dana.reads("scheduled for publishing.")
    assert exercise.versions.count() == 1
    two_days_pass()
    tick.send(None, now=timezone.now())
    assert exercise.versions.first().title == TITLE
