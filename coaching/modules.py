"""The contract of a coaching module.

A module is a Django app whose AppConfig subclasses `ModuleConfig`; being in INSTALLED_APPS is all it takes. Nothing in
the core names a module: it asks `installed_modules()`, in INSTALLED_APPS order, for what it shows. Every method has
a default that does nothing. Methods that a list calls take *many* clients, so that a thousand cost as many queries
as ten; they are asked about clients who have the module (coaching/people/module_answers.py). This file imports no models:
clients are passed in as rows of `coaching.Client`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.apps import AppConfig, apps

from coaching.module_values import (
    Act,
    Activity,
    Attention,
    Deed,
    First,
    InMail,
    InWords,
    MailedAct,
    NavigationItem,
    NextStep,
    PageBlock,
    Panel,
    Progress,
    ProgressItem,
    PublicPage,
    Question,
    Ring,
    Suggestion,
    Track,
)

if TYPE_CHECKING:
    from django.urls import URLPattern, URLResolver

    from coaching.people.models import Client
    from coaching.practice.lazy_text import StrOrPromise

__all__ = [
    "Act",
    "Activity",
    "Attention",
    "Deed",
    "First",
    "InMail",
    "InWords",
    "MailedAct",
    "ModuleConfig",
    "NavigationItem",
    "NextStep",
    "PageBlock",
    "Panel",
    "Progress",
    "ProgressItem",
    "PublicPage",
    "Question",
    "Ring",
    "Suggestion",
    "Track",
    "activity",
    "installed_modules",
    "module",
]


class ModuleConfig(AppConfig):
    """The base of every module's AppConfig. `name` is Django's; the rest is ours.

    `slug` names rows and addresses, so it never changes. Import models and views inside the methods: an AppConfig is
    read before there are any.
    """

    slug = ""
    title: StrOrPromise = ""
    summary: StrOrPromise = ""
    tracks: Sequence[Track] = ()

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        # With two AppConfigs in apps.py (the imported base counts) Django silently takes a plain AppConfig.
        cls.default = True

    default = False

    def client_urls(self) -> Sequence[URLPattern | URLResolver]:
        """Url patterns mounted at /me/<slug>/ in the namespace `<slug>`, open to clients who have the module: others get
        404, and `request.client` is who asks. What they send, if it is taken, counts as activity of theirs."""
        return ()

    def public_urls(self) -> Sequence[URLPattern | URLResolver]:
        """Url patterns mounted at /<slug>/ in the namespace `<slug>-public`, open to anyone."""
        return ()

    def navigation(self) -> Sequence[NavigationItem]:
        """The module's links in the client's navigation, at most three."""
        return ()

    def progress_of(self, clients: Sequence[Client], weeks: int, now: datetime) -> Mapping[int, Sequence[Progress]]:
        """{client id: one Progress per track, in the order of `tracks`} for the last `weeks` ISO weeks in each
        client's zone, the running week last. The one source of numbers for client and coach."""
        return {}

    def progress_items(self, client: Client, track: str, weeks: int, now: datetime) -> Sequence[ProgressItem]:
        """What is behind the numbers of `progress_of` along one track (its slug), the latest first: as many as the numbers
        say. For the client's eyes only."""
        return ()

    def in_words(self, client: Client, weeks: int, now: datetime, *, own: bool) -> InWords | None:
        """The same in sentences, for the client (`own`) and for their coach, who is told no name and nothing of `InWords.own`.
        What there is none of is not said."""
        return None

    def attention(self, clients: Sequence[Client], now: datetime) -> Sequence[Attention]:
        """Why a coach may want to look at some of these clients. Never a contact's name or a private word."""
        return ()

    def next_steps(self, clients: Sequence[Client], now: datetime) -> Sequence[NextStep]:
        """What these clients could do next, the most useful first: for their homes and, where it says so, their weekly emails.
        For the client's own eyes."""
        return ()

    def questions(self, clients: Sequence[Client], now: datetime) -> Sequence[Question]:
        """What the next weekly email asks these clients: one thing each, at most."""
        return ()

    def done_today(self, clients: Sequence[Client], now: datetime) -> Mapping[int, int]:
        """{client id: how many things they did today, by their own calendar}; who did nothing may be left out."""
        return {}

    def went_well(self, clients: Sequence[Client], now: datetime) -> Mapping[int, str]:
        """{client id: one sentence on what went well lately}, for the client's own eyes; nobody is told that nothing did."""
        return {}

    def coach_sees(self) -> Sequence[StrOrPromise]:
        """What the coach sees of what a client does here, for the page that greets clients: each a short line, without a
        full stop."""
        return ()

    def coach_never_sees(self) -> Sequence[StrOrPromise]:
        """What the coach never sees, in the same way."""
        return ()

    def first_step(self, client: Client) -> str | None:
        """The address where someone who has just come in begins, or None when they have begun: the first ten minutes
        lead to something done, not to a tour. The first module that has one is taken."""
        return None

    def coach_panel(self, client: Client, now: datetime) -> Panel | None:
        """The module's box on the coach's page of this client: numbers, and what the client shared."""
        return None

    def activities(self) -> Sequence[Activity]:
        """What an exercise of this module can ask for under "try it for real"."""
        return ()

    def starter_content(self) -> Sequence[Mapping[str, Any]]:
        """Exercises the module brings: mappings with a stable `key`, `title`, `summary`, `track` and `prompts` (a list of
        (block name, value) pairs: docs/modules.md has the table). Loaded once per key, never over an edit."""
        return ()

    def starter_programs(self) -> Sequence[Mapping[str, Any]]:
        """Programs the module brings: mappings with a stable `key`, `title`, `summary` and `steps`, each a mapping with
        `exercise` (the key of one in `starter_content`), `opens` (at_once, after or weekly), and if it has them `days` and
        `due_days`. Loaded once per key, never over an edit."""
        return ()

    def starter_articles(self) -> Sequence[Mapping[str, Any]]:
        """Articles for the site of a new practice, the first to be read first: mappings with a `key` (a part of the address),
        `title`, `intro`, `track`, and `body`, blocks as a page stores them: {"type": …, "value": …}. Made once, with the site."""
        return ()

    def starter_home(self) -> Sequence[Mapping[str, Any]]:
        """Blocks for the home page of a new practice, as those of an article."""
        return ()

    def page_blocks(self) -> Sequence[PageBlock]:
        """What any page of the site may show."""
        return ()

    def public_pages(self) -> Sequence[PublicPage]:
        """Those of `public_urls()` that visitors should find: an editor can link to them in the navigation and below an example,
        one that is linked to nowhere there is named in the footer, and search engines are told of each."""
        return ()

    def while_waiting(self) -> Sequence[Suggestion]:
        """Public pages of the module that are worth a visit for someone who has booked a first call, the best one first."""
        return ()

    def export(self, client: Client) -> Mapping[str, Any]:
        """Everything the module holds about this client, as JSON-ready values keyed by subject."""
        return {}

    def merge(self, kept: Client, other: Client) -> None:
        """Hands over to `kept` everything the module holds about `other`, who is the same person; both rows are locked. What is
        left with the other keeps the two entries apart."""

    def erase(self, client: Client) -> None:
        """Deletes everything the module holds about this client."""


def installed_modules() -> list[ModuleConfig]:
    """The installed modules, in INSTALLED_APPS order."""
    return [config for config in apps.get_app_configs() if isinstance(config, ModuleConfig)]


def module(slug: str) -> ModuleConfig | None:
    """The installed module of that slug, or None when it is gone."""
    return next((config for config in installed_modules() if config.slug == slug), None)


def activity(reference: str) -> Activity | None:
    """The activity that `<module slug>.<activity slug>` names, or None when its module is gone."""
    module_slug, _, slug = reference.partition(".")
    found = module(module_slug)
    return next((each for each in (found.activities() if found else ()) if each.slug == slug), None)
