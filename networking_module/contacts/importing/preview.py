"""The page of people to choose from: which of them, found by which words, and how many there are of each."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.functional import cached_property

from networking_module.contacts.importing.forms import ChoosingForm
from networking_module.contacts.models import ImportRow

PER_PAGE = 40


class Preview:
    """People of an import as `asked` for ({q, show, page}, all optional)."""

    def __init__(self, contact_import, asked):
        self.contact_import, self.asked = contact_import, asked
        self.words, self.show = asked.get("q", ""), asked.get("show", "new")

    @cached_property
    def page(self):
        return Paginator(self.people.search(self.words), PER_PAGE).get_page(self.asked.get("page"))

    @property
    def people(self):
        rows = self.contact_import.rows
        return {"new": rows.choosable(), "ticked": rows.choosable().ticked(), "known": rows.already_known()}[self.show]

    @cached_property
    def counts(self):
        """{"new", "ticked", "known": how many people}, in one query."""
        new, ticked = (Count("pk", filter=Q(known__in=ImportRow.CHOOSABLE, **more)) for more in ({}, {"ticked": True}))
        counts = self.contact_import.rows.aggregate(everyone=Count("pk"), new=new, ticked=ticked)
        return {**counts, "known": counts["everyone"] - counts["new"]}

    @property
    def certain(self):
        """How many of those found "Tick all" ticks: nobody about whom there is a question."""
        return self.people.search(self.words).new().count()

    @property
    def tabs(self):
        """(which, its title, how many, whether it is the one shown)."""
        return [(name, title, self.counts[name], name == self.show) for name, title in ChoosingForm.SHOWN]

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
