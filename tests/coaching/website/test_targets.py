"""What nobody can reach now is not offered, whatever block leads there; the editor's preview says why."""

from html import unescape

import pytest
from django.urls import reverse

from coaching.booking.models import AppointmentType
from coaching.exercises.models import Exercise
from coaching.payments.models import Package
from coaching.website import models
from coaching.website.targets import TargetPageBlock
from tests import factories as people
from tests.coaching.booking import factories as booking
from tests.coaching.website import factories

WORD = "Come along"


def call(page):
    return "call_to_action", {"heading": WORD, "text": "", "button": "Go", "page": page.pk}


def cards(page):
    return "columns", {"heading": WORD, "cards": [{"title": "There", "text": "x", "page": page.pk}]}


def packages(package):
    return "packages", {"heading": WORD, "text": "", "packages": [package.pk]}


def exercise(made):
    return "exercise", {"heading": WORD, "exercise": made.pk}


def times(kind):
    return "booking", {"heading": WORD, "appointment_type": str(kind.pk)}


@pytest.fixture
def makes(home, consultation):
    """`makes(block)` returns a row that the block can lead to."""

    def kind():
        coach = people.coach()
        booking.open_week(coach)
        return booking.appointment_type(coach=coach)

    def page():
        return factories.page(models.StandardPage, home)

    made = {call: page, cards: page, packages: factories.package, exercise: factories.exercise, times: kind}
    return lambda block: made[block]()


def close(row):
    """Takes it away as its own screen does."""
    if isinstance(row, Package | AppointmentType):
        row.is_active = False
        row.save()
    else:
        row.unpublish()


ALL = pytest.mark.parametrize("block", [call, cards, packages, exercise, times])


@ALL
def test_a_target_that_is_there_is_shown(makes, shown, block):
    assert WORD in shown(*block(makes(block)))


@ALL
def test_a_target_that_was_closed_hides_the_block(makes, shown, block):
    row = makes(block)
    close(row)
    assert WORD not in shown(*block(row))


@ALL
def test_a_target_that_was_deleted_hides_the_block(makes, shown, block):
    row = makes(block)
    value = block(row)
    if isinstance(row, Exercise):
        row.versions.all().delete()
    row.delete()
    assert WORD not in shown(*value)


@ALL
def test_a_preview_says_why_a_block_is_hidden(makes, holding, block):
    row = makes(block)
    close(row)
    page = holding(*block(row))
    words = unescape(page.make_preview_request().content.decode())
    label = page.body[0].block.label
    assert f"“{label}” is hidden from visitors. {page.body[0].block.meta.hidden}" in words


@ALL
def test_a_preview_of_what_is_shown_has_no_note(makes, holding, block):
    assert "is hidden from visitors" not in holding(*block(makes(block))).make_preview_request().content.decode()


def test_one_closed_card_leaves_the_others(shown, home):
    there, draft = factories.page(models.StandardPage, home), factories.page(models.StandardPage, home, live=False)
    words = [{"title": "Now", "text": "x", "page": there.pk}, {"title": "Soon", "text": "x", "page": draft.pk}]
    page = shown("columns", {"heading": "", "cards": [*words, {"title": "Only words", "text": "x", "page": None}]})
    assert ["Now" in page, "Soon" in page, "Only words" in page] == [True, False, True]


def test_call_to_action_without_a_consultation_is_hidden(shown, home):
    factories.page(models.ConsultationPage, home, live=False)
    assert WORD not in shown("call_to_action", {"heading": WORD, "text": "", "button": "Go", "page": None})


def test_a_deleted_page_stays_stored_and_is_chosen_again_in_the_editor(home):
    page = factories.page(models.StandardPage, home)
    pk = page.pk
    page.delete()
    block = TargetPageBlock(required=False)
    gone = block.to_python(pk)
    assert (block.get_prep_value(gone), block.get_form_state(gone), block.to_python(None)) == (pk, None, None)


def test_a_page_whose_button_leads_to_a_deleted_page_can_be_edited(client, home, holding):
    target = factories.page(models.StandardPage, home)
    page = holding(*call(target))
    target.delete()
    owner = people.owner()
    owner.user.is_superuser = True
    owner.user.save()
    client.force_login(owner.user)
    assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
