"""Every person at every address: what is tried, and what should come of it."""

from dataclasses import dataclass

from django.urls import reverse

from tests.module_rows import missing_things
from tests.roles import EVERYONE
from tests.walks.filled_forms import filled_in
from tests.walks.rows import ROWS
from tests.walks.sent import ALSO_SHOWN, ASKED, everything_sent, filled
from tests.walks.visits import visit

SENT = everything_sent()
FIRST = ("visitor", "clara", "coach", "editor", "owner")


@dataclass
class Address:
    """One address with the things that fill it in."""

    name: str
    things: dict

    @property
    def who(self):
        return ROWS[self.name][0]

    @property
    def url(self):
        needs = ROWS[self.name][1]
        assert missing_things(needs, self.things) == []
        return reverse(self.name, args=[self.things[need] for need in needs])

    @property
    def asked(self):
        return {name: values[0] for name, values in filled(ASKED.get(self.name, {}), self.things).items()}

    def takes(self, method):
        if method == "post":
            return self.name in SENT
        return ROWS[self.name][2] == "get" or self.name in ALSO_SHOWN

    def end_for(self, person, method):
        """How a visit should end."""
        if person not in self.who:
            return "sign in" if person == "visitor" else "not found"
        return "open" if self.takes(method) else "refused"

    def sent_by(self, browser, people):
        """What the first person who may is shown to send, and adds to it."""
        if not self.takes("post"):
            return {}
        shown = {}
        if self.takes("get"):
            person = next(each for each in FIRST if each in self.who)
            page = visit(browser, person, people[person], self.name, self.url, "get", self.asked)
            shown = filled_in(page.body, self.url)
        return shown | filled(SENT[self.name], self.things) | {name: [value] for name, value in self.asked.items()}


def end_for_all(address, method):
    return {person: address.end_for(person, method) for person in EVERYONE}
