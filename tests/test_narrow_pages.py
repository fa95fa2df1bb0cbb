"""Every page of a client on the smallest phone, with words that find no place to break: nothing is wider than the screen.

The browser asks no server: it is given what Django's test client got within the transaction that made the world.
"""

import mimetypes
from itertools import count
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client as Browser

from tests.journeys.conftest import browser_type_launch_args  # noqa: F401 - a fixture
from tests.roles import CLARA
from tests.walks.rows import ROWS
from tests.walks.tries import Address
from tests.walks.words import plant

pytestmark = pytest.mark.browser
SITE = "http://testserver"
WIDTH = 320
LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwenversicherung👩‍💻عبدالرحمن"
STICKS_OUT = """() => {
  const width = document.documentElement.clientWidth;
  const over = document.documentElement.scrollWidth - width;
  if (over <= 0) return "";
  const wide = [...document.querySelectorAll("main *")].filter((each) => each.getBoundingClientRect().right > width + 1);
  return `${over} px: ${wide.slice(0, 2).map((each) => each.outerHTML.slice(0, 90)).join(" and ")}`;
}"""
# Addresses that a client opens and a coach doesn't, by their rows.
NAMES = sorted(name for name, (who, _things, method) in ROWS.items() if method == "get" and who >= CLARA and "coach" not in who)


@pytest.fixture
def pages(worlds, db, monkeypatch):
    """{name: (path, html)} of Clara's pages, with a long word in every text of hers and her coach's."""
    numbers = count(1)
    monkeypatch.setattr("tests.walks.words.word", lambda owner, key: f"{next(numbers)}{LONG}")
    plant({"clara": [worlds.clients["clara"]], "dana": [worlds.clients["clara"].coach]})
    clara = Browser(headers={"host": "testserver"})
    clara.force_login(worlds.people["clara"])
    said = {name: clara.get(Address(name, worlds.things).url, follow=True) for name in NAMES}
    return {name: (each.request["PATH_INFO"], each.content.decode()) for name, each in said.items() if is_a_page(each)}


def is_a_page(said):
    return said.status_code == 200 and not said.streaming and said.headers.get("Content-Type", "").startswith("text/html")


@pytest.fixture
def phone(browser, pages):
    """`phone(path)` opens one of the pages and says what sticks out of the screen, or ""."""
    by_path = dict(pages.values())
    context = browser.new_context(viewport={"width": WIDTH, "height": 640}, reduced_motion="reduce")
    page = context.new_page()
    page.route("**/*", lambda route: answer(route, by_path))

    def look(path):
        page.goto(SITE + path)
        return page.evaluate(STICKS_OUT)

    yield look
    context.close()


def answer(route, by_path):
    path = route.request.url.removeprefix(SITE).partition("?")[0]
    if path in by_path:
        return route.fulfill(body=by_path[path], content_type="text/html; charset=utf-8")
    found = finders.find(path.removeprefix("/static/")) if path.startswith("/static/") else None
    kind = mimetypes.guess_type(path)[0] or "text/plain"
    return route.fulfill(status=200 if found else 404, body=Path(found).read_bytes() if found else b"", content_type=kind)


def test_no_page_of_a_client_is_wider_than_the_smallest_phone(phone, pages):
    assert len(pages) > 50
    assert {name: wide for name, (path, _html) in pages.items() if (wide := phone(path))} == {}
