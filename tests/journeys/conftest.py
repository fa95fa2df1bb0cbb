"""A real Chromium before the whole site, with the demo practice in it and a pretend Stripe beside it."""

import os
import re
import tempfile
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe

from coachsite.demo.loading import load
from tests import clock, databases
from tests.stripe import stripe  # noqa: F401 - a fixture

# What axe found nothing against, in this run: a file for each page, so that all processes of the suite know it.
FINE = Path(tempfile.gettempdir(), f"axe-{os.environ.get('PYTEST_XDIST_TESTRUNUID', uuid4().hex)}")
# A letter is no page: the mail program around it has the landmarks, and its subject as the heading.
OF_A_LETTER = {"rules": {rule: {"enabled": False} for rule in ("region", "landmark-one-main", "page-has-heading-one")}}
# Tokens are other ones each time, and each process has an address of its own; they look the same.
WHAT_AXE_SEES = """() => {
  const media = ["print", "(prefers-color-scheme: dark)"].map((query) => matchMedia(query).matches);
  const page = document.documentElement.outerHTML.replaceAll(location.origin, "").replace(/[\\w:-]{32,}/g, "");
  return JSON.stringify([innerWidth, media, document.activeElement?.outerHTML.length, page]);
}"""
# A color on its way from the dark scheme to the light one is neither's.
AT_REST = """() => document.getAnimations().forEach((each) => {
  if (each.effect?.getComputedTiming().endTime < Infinity) each.finish();
})"""
ARGS = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--no-first-run"]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": "/usr/bin/chromium", "args": ARGS}


@pytest.fixture
def site(live_server, settings, stripe, monkeypatch):  # noqa: F811
    """The demo practice, at an address of its own."""
    settings.SITE_URL, settings.PAGES_KEPT = live_server.url, 900
    stripe.webhook = f"{live_server.url}/stripe/webhook/"
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    monkeypatch.setitem(policy, "form-action", [*policy["form-action"], stripe.address])
    load_demo()
    return live_server.url


def load_demo():
    """Loaded once by each process of the suite, and put back."""
    if not databases.is_kept("demo"):
        load()
        databases.keep("demo")
    return databases.put_back("demo")


def axe_finds(page):
    """What axe holds against the page, in words. It takes half of a journey's time, so one and the same page is judged once."""
    page.evaluate(AT_REST)
    seen = FINE / sha256(page.evaluate(WHAT_AXE_SEES).encode()).hexdigest()
    if seen.exists():
        return []
    found = Axe().run(page, options=None if page.url.startswith("http") else OF_A_LETTER).response["violations"]
    if not found:
        FINE.mkdir(exist_ok=True)
        seen.touch()
    return [f"axe on {page.url}: {each['id']} {[node['target'] for node in each['nodes']][:3]}" for each in found]


class Person:
    """Someone with a browser of their own. `problems` collects what the console says and what axe finds, which is a script
    itself and silent where there are none."""

    def __init__(self, page, site, *, scripts=True):
        self.page, self.site, self.scripts, self.problems = page, site, scripts, []
        page.set_default_timeout(30_000)
        page.on("console", self._hears)
        page.on("pageerror", lambda error: self.problems.append(f"error: {error}"))
        page.on("request", self._stays_here)

    def _hears(self, said):
        """Chromium also tells of each form that came back with a question, and of who is signed out: answers, not faults."""
        if said.type == "error" and not re.search(r"status of (401|409|422|507)", said.text):
            self.problems.append(f"console: {said.text}")

    def _stays_here(self, request):
        if request.url.startswith("http") and "127.0.0.1" not in request.url and "localhost" not in request.url:
            self.problems.append(f"third party: {request.url}")

    def go(self, path):
        self.page.goto(path if path.startswith("http") else self.site + path)
        return self.look()

    def look(self):
        """Asks axe about the page as it is now; a form that waits for its words to be stored is on its way to the next one."""
        self.page.locator("form[aria-busy=true]").wait_for(state="detached")
        self.page.wait_for_load_state()
        if self.scripts:
            self.problems += axe_finds(self.page)
        return self.page

    def press(self, name, role="button", exact=False):
        self.page.get_by_role(role, name=name, exact=exact).first.click()
        return self.look()

    def fill(self, label, text):
        self.page.get_by_label(label).first.fill(text)

    def until(self, condition, argument=None):
        """Waits for a condition of the page. Playwright's own wait_for_function needs eval, which our policy forbids."""
        for _look in range(200):
            if self.page.evaluate(condition, argument):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"Never true: {condition}")

    def reads(self, text):
        self.page.get_by_text(text).first.wait_for()


@pytest.fixture
def person(browser, site):
    """`person(zone=…, phone=True)` opens a browser; at the end nobody may have had a problem."""
    people = []

    def arrive(zone="America/Chicago", phone=False, **options):
        size = {"width": 390, "height": 844} if phone else {"width": 1280, "height": 900}
        size = options.pop("viewport", size)
        context = browser.new_context(viewport=size, timezone_id=zone, locale="en-US", reduced_motion="reduce", **options)
        context.add_init_script(clock.browser_script())
        people.append(Person(context.new_page(), site, scripts=options.get("java_script_enabled", True)))
        return people[-1]

    yield arrive
    problems = [problem for each in people for problem in each.problems]
    for each in people:
        each.page.context.close()
    assert "\n".join(dict.fromkeys(problems)) == ""
