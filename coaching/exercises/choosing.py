"""Choosing clients from many: searched and paged without a script, what was ticked elsewhere stays ticked."""

from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict

from coaching.people.entries import looked_for
from coaching.people.models import Client
from coaching.practice import request_values

PER_PAGE = 50


@dataclass(frozen=True)
class Choice:
    """Who is meant. `chosen` are ids, ticked on this page or before; `everyone` means all of `candidates`."""

    candidates: QuerySet[Client]
    chosen: set[int] = field(default_factory=set)
    everyone: bool = False
    words: str = ""
    number: str = "1"

    @classmethod
    def of(cls, data: QueryDict, candidates: QuerySet[Client]) -> "Choice":
        """What a form (a QueryDict) says."""
        ids = [*data.getlist("clients"), *data.getlist("kept"), *data.getlist("client")]
        chosen = set(request_values.numbers(ids))
        return cls(candidates, chosen, "everyone" in data, data.get("q", "").replace("\0", "")[:100], data.get("page", "1"))

    @property
    def clients(self) -> list[Client]:
        """The clients meant."""
        return list(self.candidates if self.everyone else self.candidates.filter(pk__in=self.chosen))

    @property
    def has_strangers(self) -> bool:
        """Whether someone was chosen who is not to be chosen from."""
        return bool(self.chosen) and self.candidates.filter(pk__in=self.chosen).count() < len(self.chosen)

    @property
    def page(self) -> Page[Client]:
        candidates = looked_for(self.candidates, self.words)
        return Paginator(candidates.order_by("name", "pk"), PER_PAGE).get_page(self.number)

    def context(self) -> dict[str, Any]:
        """What the template shows: a page of clients, and who is chosen that isn't on it. Whoever is not to be chosen from is on
        no page."""
        page = self.page
        elsewhere = self.chosen - {each.pk for each in page}
        kept = list(self.candidates.filter(pk__in=elsewhere).order_by("pk").values_list("pk", flat=True)) if elsewhere else []
        return {"page": page, "chosen": self.chosen, "kept": kept, "everyone": self.everyone, "words": self.words}
