"""The page of people to choose from: which of them, found by which words, and how many there are of each."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.functional import cached_property

from networking_module.contacts.importing.choosing import certain
from networking_module.contacts.importing.forms import ChoosingForm
from networking_module.contacts.models import ImportRow

PER_PAGE = 40


class Preview:
    """People of an import as `asked` for ({q, show, page}, all optional)."""

    def __init__(self, contact_import, asked):
        self.contact_import, self.asked = contact_import, asked
        self.words = asked.get("q", "")

    @cached_property
    def show(self):
        """Which people: those asked for, else the first kind of which there are any."""
        there = next((name for name in ("new", "more", "known") if self.counts[name]), "new")
        return self.asked.get("show", there)

    @cached_property
    def page(self):
        return Paginator(self.people.search(self.words), PER_PAGE).get_page(self.asked.get("page"))

    @property
    def people(self):
        rows = self.contact_import.rows
        shown = {"new": rows.choosable(), "ticked": rows.ticked(), "known": rows.already_known()}
        return {**shown, "more": rows.with_new_details()}[self.show]

    @cached_property
    def counts(self):
        """{"new", "more", "ticked", "known", "differ": how many people}, in one query."""
        kinds = {
            "new": Q(known__in=ImportRow.CHOOSABLE),
            "more": ~Q(fills=""),
            "ticked": Q(ticked=True),
            "differ": Q(differs=True),
        }
        filters = {name: Count("pk", filter=which) for name, which in kinds.items()}
        counts = self.contact_import.rows.aggregate(everyone=Count("pk"), **filters)
        return {**counts, "known": counts["everyone"] - counts["new"]}

    @property
    def certain(self):
        """How many of those found "Select all" selects."""
        return certain(self.contact_import, self.show).search(self.words).count()

    @property
    def tabs(self):
        """(which, its title, how many, whether it is the one shown)."""
        tabs = [(name, title, self.counts[name], name == self.show) for name, title in ChoosingForm.SHOWN]
        return [tab for tab in tabs if tab[0] != "more" or tab[2]]

    @property
    def ticked_elsewhere(self):
        """Who is ticked and not on this page: what a script adds its own count to."""
        return self.counts["ticked"] - sum(row.ticked for row in self.page)

    def address(self, go):
        """Where the page is after a button: "page:3", "new", "ticked", "known", "search", or anything else to stay."""
        asked = dict(self.asked)
        if go in {"search", *dict(ChoosingForm.SHOWN)}:
            asked.pop("page", None)
        if go in dict(ChoosingForm.SHOWN):
            asked["show"] = go
        if go.startswith("page:"):
            asked["page"] = go.removeprefix("page:")
        query = urlencode(asked)
        return reverse("networking:import", args=[self.contact_import.pk]) + (f"?{query}" if query else "")
