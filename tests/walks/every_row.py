"""Every row that an address may be about, for `make walk`: those of the demo practice, of Clara's world and of Mallory's."""

from django.urls import reverse
from wagtail.models import Page, Revision

from coaching.booking.models import AppointmentType, Booking, BusyCalendar, TimeRequest
from coaching.exercises.models import AnswerFile, Assignment, Enrollment, Program, ReviewFile, Submission
from coaching.files.models import SharedFile
from coaching.modules import installed_modules
from coaching.payments.models import Discrepancy, InstalmentPlan, Package, Payment
from coaching.people.models import Client, Coach, Note
from coaching.privacy.models import DataExport
from coaching.website.models import SiteMove
from tests.module_rows import contract_of
from tests.walks.rows import ROWS
from tests.walks.words import path_to

# {thing: the model whose every row is such a thing}
MODELS = {
    "archive": DataExport,
    "asked": TimeRequest,
    **dict.fromkeys(["clara_pk", "prospect_pk", "invited_pk"], Client),
    **dict.fromkeys(["booking", "coming", "held"], Booking),
    **dict.fromkeys(["type", "link_type"], AppointmentType),
    "busy_calendar": BusyCalendar,
    **dict.fromkeys(["assignment", "taken_up", "waiting_assignment", "given", "handed_in"], Assignment),
    "enrollment": Enrollment,
    **dict.fromkeys(["submission", "waiting"], Submission),
    "file": AnswerFile,
    "review_file": ReviewFile,
    **dict.fromkeys(["given_file", "own_file"], SharedFile),
    "note": Note,
    "program": Program,
    "package": Package,
    "page": Page,
    "setting_version": Revision,
    "site_move": SiteMove,
    "payment": Payment,
    "discrepancy": Discrepancy,
    "plan": InstalmentPlan,
}
# Parts of an address that go with any row.
WITH_ANY = {"prompt", "number", "new_note_key", "networking.part", "package_slug", "share_digest", "setting"}


def everything():
    """MODELS with the modules', whose things are their own world's."""
    ours = {
        f"{each.slug}.{name}": model
        for each in installed_modules()
        for name, model in getattr(contract_of(each), "MODELS", {}).items()
    }
    return MODELS | ours


def addresses_of_rows():
    """The names of the addresses that are about one row."""
    known = everything()
    return [name for name, (_who, needs, _method) in ROWS.items() if needs and needs[0] in known and set(needs[1:]) <= WITH_ANY]


def urls(name, things):
    """(url, row) for every row."""
    first, *others = ROWS[name][1]
    for row in everything()[first].objects.all():
        yield reverse(name, args=[row.pk, *(things[need] for need in others)]), row


def roles_toward(row, worlds):
    """{person: the role they have toward a row}: whose it is decides who is “clara”, its client, and who “coach”, its coach."""
    client, coach = owner_of(row)
    clients = {name: "clara" if each == client else "mallory" for name, each in worlds.clients.items()}
    coaches = {name: "coach" if worlds.people[name].coach == coach else "other_coach" for name in ("coach", "other_coach")}
    return {"visitor": "visitor", "editor": "editor", "owner": "owner", **clients, **coaches}


def owner_of(row):
    """(client or None, coach or None)"""
    client = row if isinstance(row, Client) else _follow(row, Client)
    coach = client.coach if client else _follow(row, Coach)
    return client, coach


def _follow(row, target):
    for part in (path_to(type(row), target) or "").split("__"):
        row = getattr(row, part) if part and row else None
    return row
