"""A person who types where words are saved by themselves, in a real Chromium before a site without the demo."""

import time

from tests.journeys.steps import come_in

SECONDS = 30
SAVES = "**/save/**"


class Typist:
    """Someone signed in. `who` is a journey's Person, `place` where they type (see `places`)."""

    def __init__(self, who, user):
        self.who, self.user, self.page = who, user, who.page
        self.signs_in()

    def signs_in(self):
        come_in(self.who, self.user)

    def goes_to(self, place):
        self.place = place
        self.page.goto(self.who.site + place.path)
        self.opens()

    def opens(self):
        if self.place.opens:
            self.page.locator(self.place.opens).first.click()

    def types_before_the_script_is_there(self, words):
        """Reopens the place on a slow network: the words are in the field before anything listens."""
        held = []
        self.page.route("**/js/autosave.js", lambda route: held.append(route), times=1)
        self.page.goto(self.who.site + self.place.path, wait_until="commit")
        # All of the page is there, but not its scripts.
        while not held or self.page.evaluate("document.readyState") != "interactive":
            self.page.wait_for_timeout(50)
        self.opens()
        self.types(words)
        assert self.field.input_value() == words
        held[0].continue_()

    @property
    def field(self):
        return self.page.locator(self.place.field).first

    def types(self, words):
        self.field.fill(words)

    def holds_the_next_answer(self):
        """The server stores the next save, and its answer waits. Returns what ends the waiting."""
        held = []
        self.page.route(SAVES, lambda route: held.append((route, route.fetch())), times=1)

        def lets_it_come():
            route, response = held[0]
            route.fulfill(response=response)

        return lets_it_come

    def other_tab(self):
        """A second tab of the same browser at the same place."""
        tab = object.__new__(Typist)
        tab.who, tab.user, tab.page = self.who, self.user, self.page.context.new_page()
        tab.goes_to(self.place)
        return tab

    def leaves(self):
        self.page.goto(self.who.site + "/accounts/login/")

    def presses(self, button):
        self.page.get_by_role("button", name=button).first.click()

    def reads(self, words):
        self.page.get_by_text(words).first.wait_for()

    def reads_saved(self):
        self.page.get_by_text("Saved", exact=True).first.wait_for()

    def claims_saved(self):
        return self.page.get_by_text("Saved", exact=True).first.is_visible()

    def is_asked_to_choose(self):
        return self.page.locator("[data-conflict]").count() > 0

    def comes_back_to_the_tab(self):
        """As a browser tells a page whose tab is looked at again."""
        self.page.evaluate("dispatchEvent(new Event('focus'))")

    def comes_back_to_the_page(self):
        """As a browser tells a page that it had put aside whole (Playwright's never does)."""
        self.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")

    def stores(self, *words):
        """Waits until these words are what is stored, and nothing else."""
        end = time.monotonic() + SECONDS
        while (stored := self.place.stored()) != list(words) and time.monotonic() < end:
            self.page.wait_for_timeout(50)
        assert stored == list(words)
