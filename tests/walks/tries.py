"""Every person at every address: what is tried, and what should come of it."""

from dataclasses import dataclass

from django.urls import reverse

from tests.module_rows import missing_things
from tests.roles import CLARA, CLIENTS, EVERYONE, HER_COACH, STAFF
from tests.walks.filled_forms import filled_in
from tests.walks.rows import ROWS
from tests.walks.sent import ALSO_SHOWN, ASKED, everything_sent, filled

# Who may have things of such a kind, one of which belongs to these.
ROLE_OF = {
    frozenset(HER_COACH): STAFF,
    frozenset({"coach"}): STAFF,
    frozenset(CLARA): CLIENTS,
    frozenset(CLARA | HER_COACH): EVERYONE - {"visitor"},
}
NO_NUMBER = 10**9
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
        query = {name: values[0] for name, values in filled(ASKED.get(self.name, {}), self.things).items()}
        return reverse(self.name, args=[self.things[need] for need in needs], query=query or None)

    def takes(self, method):
        if method == "post":
            return self.name in SENT
        return ROWS[self.name][2] == "get" or self.name in ALSO_SHOWN

    def end_for(self, person, method):
        """How a visit should end. It is asked who someone is, then the method, then whose thing it is: a page that takes no POST
        refuses one for any number, there or not."""
        if person not in self.who | ROLE_OF.get(frozenset(self.who), set()):
            return "sign in" if person == "visitor" else "not found"
        if not self.takes(method):
            return "refused"
        return "open" if person in self.who else "not found"

    def sent_by(self, browsers, person=None):
        """What the first person who may (or another) is shown to send, and adds to it."""
        if not self.takes("post"):
            return {}
        shown = (
            filled_in(browsers.visit(person or self.first, self.name, self.url, "get").body, self.url)
            if self.takes("get")
            else {}
        )
        return shown | filled(SENT[self.name], self.things)

    @property
    def first(self):
        """The first of those who may."""
        return next(person for person in FIRST if person in self.who)

    def nobodys(self):
        """The address with the number of nothing in the place of its thing, if it is a number."""
        needs = ROWS[self.name][1]
        keys = [self.things[need] for need in needs]
        if keys and isinstance(keys[0], int):
            yield reverse(self.name, args=[NO_NUMBER, *keys[1:]])
