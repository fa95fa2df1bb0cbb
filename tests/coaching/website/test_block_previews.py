"""Before choosing a block, an editor reads what it is for and sees one."""

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from coaching.practice.models import PracticeSettings
from coaching.website.blocks import PageBlocks
from tests import factories as people
from tests.coaching.booking import factories as booking
from tests.coaching.website import factories

BLOCKS = PageBlocks().child_blocks
EMPTY = {"page_block"}  # where no module is installed, there is nothing to show


@pytest.fixture
def practice(home, consultation, coach):
    """A practice that has something for every block."""
    booking.open_week(coach)
    booking.appointment_type(coach=coach)
    factories.testimonial()
    factories.package()
    factories.package(title="Eight sessions", sessions=8)
    factories.exercise()
    PracticeSettings.objects.create(contact_email="hello@bridge.example")


def preview(client, name):
    return client.get(reverse("wagtailadmin_block_preview"), {"id": BLOCKS[name].definition_prefix})


def inside(response):
    return response.content.decode().split('<main class="blocks">')[1].split("</main>")[0]


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_says_what_it_is_for(name):
    assert str(BLOCKS[name].get_description()).endswith((".", "!"))


@pytest.mark.parametrize("name", [name for name in BLOCKS if name not in EMPTY])
def test_a_block_shows_itself(client, practice, name):
    client.force_login(people.editor())
    response = preview(client, name)
    assert response.status_code == 200
    assert strip_tags(inside(response)).strip() or "<svg" in inside(response)
    assert "is hidden from visitors" not in inside(response)


@pytest.mark.parametrize("name", BLOCKS)
def test_a_practice_without_anything_has_previews_too(client, db, name):
    client.force_login(people.editor())
    assert preview(client, name).status_code == 200


def test_a_preview_of_what_has_no_target_says_why(client, db):
    client.force_login(people.editor())
    assert "is hidden from visitors" in inside(preview(client, "packages"))
