"""Two entries of one person become one. Only their coach can know that they are; nothing is ever merged by an address."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.mail.models import Message
from coaching.modules import installed_modules
from coaching.people import merge_days
from coaching.people import merge_rules as rules
from coaching.people.entries import current_number
from coaching.people.models import Client, FormerEntry, Note
from coaching.people.timeline import record

NEARNESS: list[str] = [
    Client.Stage.ACTIVE,
    Client.Stage.PAUSED,
    Client.Stage.ALUMNI,
    Client.Stage.OFFERED,
    Client.Stage.PROSPECT,
    Client.Stage.LATER,
    Client.Stage.DECLINED,
]


class MergeError(Exception):
    """They can't be merged; the message is a sentence for the coach."""


@dataclass(frozen=True)
class Plan:
    """What a merge would do, in sentences: why it can't be, what moves over (each with its number), what is decided where both
    have something. `closes` is the address with which nobody could sign in anymore."""

    kept: Client
    other: Client
    refusals: list[str]
    moves: list[str]
    notes: list[str]
    closes: str = ""


def in_order(one: Client, two: Client) -> tuple[Client, Client]:
    """(kept, other): who signs in is kept, then who is a client, then who came first."""
    first, second = sorted((one, two), key=lambda each: (each.user_id is None, each.is_prospect, each.pk))
    return first, second


def plan(kept: Client, other: Client) -> Plan:
    """What `merge` would do now. Reads only."""
    modules = [str(module.title) for module in installed_modules() if rules.has_rows(module, other)]
    return Plan(
        kept,
        other,
        _refusals(kept, other),
        [*rules.counts(other), *(_("what they wrote in “%(module)s”") % {"module": title} for title in modules)],
        rules.noted(kept, other),
        other.email if kept.user_id and other.user_id else "",
    )


@transaction.atomic
def merge(*, kept: Client, other: Client, close_account: bool = False, now: datetime | None = None) -> Client:
    """Puts everything of the other entry with the one that is kept, whatever room or module it is of, and removes the other.

    Documents stay as they were issued. Links in emails keep working, and the other's address still leads here. Where both sign
    in, only one can: `close_account` deletes the other's. Merged before, in either direction, nothing more happens. Raises
    MergeError.
    """
    now = now or timezone.now()
    kept_pk, other_pk = current_number(kept.pk), current_number(other.pk)
    rows = _locked(kept_pk, other_pk)
    if len(rows) < 2:  # another merge of one of them has just ended
        kept_pk, other_pk = current_number(kept.pk), current_number(other.pk)
        rows = _locked(kept_pk, other_pk)
    if kept_pk == other_pk and rows:
        return rows[kept_pk]
    if len(rows) < 2:
        raise MergeError(_("One of the two is no longer there."))
    return _merge(rows[kept_pk], rows[other_pk], close_account, now)


def _locked(*numbers: int) -> dict[int, Client]:
    """Both rows, so that no row can be added to either until the end: a key to a locked row waits for it."""
    found = Client.objects.select_for_update(of=("self",)).select_related("coach", "user").filter(pk__in=numbers)
    return {client.pk: client for client in found.order_by("pk")}


def _merge(kept: Client, other: Client, close_account: bool, now: datetime) -> Client:
    for words in _refusals(kept, other):
        raise MergeError(words)
    if kept.user_id and other.user_id and not close_account:
        raise MergeError(_("Both sign in. Say that the account of %(email)s is to be closed.") % {"email": other.email})
    user, number = other.user, other.pk
    merge_days.redate(kept, other, now)
    rules.join_all(kept, other, now)
    _put_together(kept, other)
    FormerEntry.objects.create(client=kept, number=number, email=other.email, merged_at=now)
    _redirect_mails(kept, number)
    if left := rules.left_behind(other):
        raise MergeError(_("They stay separate: something of theirs has no place yet (%(what)s).") % {"what": ", ".join(left)})
    other.delete()
    if user and not user.clients.exists():
        user.delete()
    record(client=kept, kind="people.merged", text=_("Two entries of one person merged"), at=now, for_client=False)
    return kept


def other_counts(kept: Client, other: Client) -> bool:
    """Whether the other entry says how far the person is: it is a client, and the kept one a prospect; of two prospects, which
    is nearer to starting."""
    if not kept.is_prospect:
        return False
    return NEARNESS.index(other.stage) < NEARNESS.index(kept.stage)


def has_another_phone(kept: Client, other: Client) -> bool:
    return bool(kept.phone and other.phone and kept.phone != other.phone)


def _put_together(kept: Client, other: Client) -> None:
    if other_counts(kept, other):
        kept.stage, kept.stage_reason = other.stage, other.stage_reason
    if has_another_phone(kept, other):
        Note.objects.create(client=kept, text=_("Other phone number: %(phone)s") % {"phone": other.phone})
    for name in ("phone", "source", "welcomed_at"):
        setattr(kept, name, getattr(kept, name) or getattr(other, name))
    kept.last_active_at = max(filter(None, (kept.last_active_at, other.last_active_at)), default=None)
    kept.created_at = min(kept.created_at, other.created_at)
    if not other.brought_in_at:
        kept.brought_in_at = None
    kept.is_to_be_invited = not kept.user_id and (kept.is_to_be_invited or other.is_to_be_invited)
    kept.save()


def _redirect_mails(kept: Client, number: int) -> None:
    """What waits to go out asks about the one that stayed."""
    for message in Message.objects.filter(state=Message.State.WAITING, facts__client=number):
        message.facts["client"] = kept.pk
        message.save(update_fields=["facts"])


def _refusals(kept: Client, other: Client) -> list[str]:
    return [words for words in (_who(kept, other), _account(kept, other)) if words] or rules.refusals(kept, other)


def _who(kept: Client, other: Client) -> str:
    if kept.pk == other.pk:
        return _("This is one entry already.")
    if kept.coach_id != other.coach_id:
        return _("They have different coaches, and stay separate.")
    for each in (kept, other):
        if each.is_gone or each.leaves_at:
            return _("%(name)s has asked to be deleted. That comes first, so they stay separate.") % {"name": each.name}
    return ""


def _account(kept: Client, other: Client) -> str:
    if other.user_id and not kept.user_id:
        return _("%(email)s is the address they sign in with: keep that entry.") % {"email": other.email}
    if other.user and _works_here(other.user):
        return _("The account of %(email)s is also used to work here, and can't be closed.") % {"email": other.email}
    return ""


def _works_here(user: User) -> bool:
    return user.is_superuser or hasattr(user, "coach") or user.groups.exists()
