"""A person who types in a place that is saved by itself, in a real Chromium before a site without the demo."""

import time

from tests.journeys.steps import come_in

SECONDS = 20


class Typist:
    """Someone signed in before a place. `who` is a journey's Person."""

    def __init__(self, who, place):
        self.who, self.place, self.page = who, place, who.page
        come_in(who, place.user)
        self.open()

    def open(self):
        self.page.goto(self.who.site + self.place.path)

    @property
    def field(self):
        return self.page.locator(self.place.field).first

    def types(self, words):
        self.field.fill(words)

    def other_tab(self):
        """A second tab of the same browser at the same place."""
        tab = object.__new__(Typist)
        tab.who, tab.place, tab.page = self.who, self.place, self.page.context.new_page()
        tab.open()
        return tab

    def reads(self, words):
        self.page.get_by_text(words).first.wait_for()

    def reads_saved(self):
        self.page.get_by_text("Saved", exact=True).first.wait_for()

    def claims_saved(self):
        return self.page.get_by_text("Saved", exact=True).first.is_visible()

    def comes_back_to_the_tab(self):
        """As a browser tells a page whose tab is looked at again."""
        self.page.evaluate("dispatchEvent(new Event('focus'))")

    def stores(self, *words):
        """Waits until these words are what is stored, and nothing else."""
        end = time.monotonic() + SECONDS
        while (stored := self.place.stored()) != list(words) and time.monotonic() < end:
            self.page.wait_for_timeout(50)
        assert stored == list(words)
