"""The site as gunicorn runs it with DEBUG=0, in a real Chromium."""

import io

import pytest
from django.core.files.images import ImageFile
from django.db import connection
from PIL import Image

from coaching.practice.models import PracticeImage
from tests.coaching.website.factories import home
from tests.gunicorn import Gunicorn
from tests.journeys.conftest import Person
from tests.redis import free_port

pytestmark = pytest.mark.browser
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def visitor(browser):
    """`visitor(url, …)` opens a browser of its own there."""
    people = []

    def arrive(url, **options):
        people.append(Person(browser.new_context(**options).new_page(), url))
        return people[-1]

    yield arrive
    for each in people:
        each.page.context.close()


@pytest.fixture
def picture(transactional_db, settings, tmp_path):
    """A picture of 640 by 480, on the home page."""
    settings.MEDIA_ROOT = tmp_path / "media"
    file = io.BytesIO()
    Image.new("RGB", (640, 480), "teal").save(file, "PNG")
    made = PracticeImage.objects.create(title="A teal wall", file=ImageFile(file, "wall.png"))
    home(body=[("picture", {"image": made.pk, "caption": "The wall", "text": ""})])
    return made


def test_an_uploaded_picture_is_seen(picture, visitor, tmp_path):
    with Gunicorn(tmp_path, f"sqlite:///{connection.settings_dict['NAME']}") as site:
        person = visitor(site.url)
        person.go("/")
        image = person.page.get_by_role("img", name="A teal wall")
        image.scroll_into_view_if_needed()
        person.until("document.querySelector('main img').complete")
        assert image.evaluate("image => [image.naturalWidth, image.naturalHeight]") == [640, 480]
        status, headers, body = site.get(f"/media/{picture.file.name}", "HEAD")
        assert (status, headers["Content-Length"], body) == (200, str(picture.file.size), b"")
        assert person.problems == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_an_outage_is_read_at_any_width_and_in_any_light(scheme, visitor, tmp_path):
    with Gunicorn(tmp_path, f"postgres://nobody@127.0.0.1:{free_port()}/practice") as site:
        for width in (320, 1280):
            person = visitor(site.url, viewport={"width": width, "height": 700}, color_scheme=scheme)
            person.go("/")
            person.reads("We can't reach our records right now")
            assert person.page.evaluate(TOO_WIDE) == 0
            assert [problem for problem in person.problems if "503" not in problem] == []
            person.page.get_by_role("link", name="Try again").click()
            person.reads("We can't reach our records right now")
