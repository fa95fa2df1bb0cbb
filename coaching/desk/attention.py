"""Who needs the coach's attention, and why, in words. Asks every room and module, for many clients at once."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from django.db.models import Max, QuerySet
from django.urls import reverse_lazy
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from coaching.booking import reads as booking
from coaching.desk.today.models import Snooze
from coaching.exercises import reads as exercises
from coaching.files import reads as files
from coaching.meetings import attention as meetings
from coaching.modules import Act, Attention, Deed
from coaching.payments.account import reasons as sessions_left
from coaching.payments.after_sale import reasons as money
from coaching.people import module_answers
from coaching.people.agreed_pauses import Rest
from coaching.people.among import among
from coaching.people.models import Client, Invitation
from coaching.people.notification_policy import on_own_break
from coaching.pipeline import attention as pipeline
from coaching.practice.models import PracticeSettings
from coaching.practice.present import Rows, only_present
from coaching.testimonials import reads as testimonials

ORDER = {act: number for number, act in enumerate(Act)}
# What is asked of a client, or begun with them: of nobody who is on a break, and of those alone whom a coach works with now.
APPROACHES = frozenset({Act.BOOK, Act.CALL})
A_NOTICE = timedelta(days=14)  # between asking to leave and the end of an account


def reasons_of(
    clients: Iterable[Client], now: datetime, resting: Mapping[int, Rest] | None = None, rare: Rows | None = None
) -> dict[int, list[Attention]]:
    """{client id: [reasons]} of those who wait for something, without what the coach put off; in the order of the acts, in each
    what waits longest first. Costs the same number of queries for 3 clients and 300. Where that is known already, `resting` are
    those who are left alone, and `rare` what there is of `rarely_there`."""
    clients = list(clients)
    rare = of_what_is_rare(clients, now) if rare is None else rare
    later = put_off(rare, now)
    found: dict[int, list[Attention]] = {}
    for reason in all_reasons(clients, now, rare, resting):
        if reason.client_id is not None and (reason.client_id, reason.key) not in later:
            found.setdefault(reason.client_id, []).append(reason)
    return {pk: sorted(reasons, key=lambda each: (ORDER[each.act], each.since)) for pk, reasons in found.items()}


def rarely_there(clients: Collection[Client], now: datetime) -> Rows:
    """What few clients have any of: what their coach put off, files, testimonials and notes that wait, and most of what is about
    money."""
    return {
        "put_off": _put_off(clients, now),
        "files": files.unopened(clients),
        "testimonials": testimonials.unpublished(clients),
        "notes": meetings.unsent(clients, now),
        **money.rarely_there(clients, now),
    }


def of_what_is_rare(clients: Collection[Client], now: datetime) -> Rows:
    """What there is of it. One query."""
    return only_present(rarely_there(clients, now))[0]


def put_off(rare: Rows, now: datetime) -> dict[tuple[int, str], Snooze]:
    """{(client id, key): the Snooze} of the reasons that wait until a later day. One query where there are any."""
    return {(each.client_id, each.key): each for each in rare.get("put_off", ()) if each.lasts(now)}


def _put_off(clients: Collection[Client], now: datetime) -> QuerySet[Snooze]:
    """Those that may last: who knows is the coach's own clock."""
    found = Snooze.objects.filter(client__in=among(clients), until__gt=now.date() - timedelta(days=1))
    return found.select_related("client__coach")


def all_reasons(
    clients: Collection[Client], now: datetime, rare: Rows | None = None, resting: Mapping[int, Rest] | None = None
) -> Iterator[Attention]:
    """Every reason about these clients (a query set is asked as one), on whichever stage they are. Nothing is asked of a client
    on a break; what is the coach's own to do, such as an answer to read, is not hidden by it. While a practice is set up, nobody
    is to be booked with before there is something to book. `rare` and `resting` as in `reasons_of`."""
    rare = of_what_is_rare(clients, now) if rare is None else rare
    practice, resting = PracticeSettings.load(), on_own_break(clients, now) if resting is None else resting
    close = [client for client in clients if client.stage == Client.Stage.ACTIVE and client.pk not in resting]
    within_reach = {client.pk for client in close}
    bookable = {client.pk for client in booking.with_times(close)} if practice.being_set_up else within_reach
    for reason in _of_rooms(clients, now, practice, rare):
        reached = bookable if reason.act == Act.BOOK else within_reach
        if reason.act not in APPROACHES or reason.client_id in reached:
            yield reason
    yield from silent(close, now, practice.silent_days)
    yield from leaving(close)
    yield from module_answers.attention(close, now)


def _of_rooms(clients: Collection[Client], now: datetime, practice: PracticeSettings, rare: Rows) -> Iterator[Attention]:
    yield from booking.attention(clients, now)
    yield from exercises.attention(clients, now, practice.review_days)
    yield from sessions_left.attention(clients, now)
    yield from _of_what_is_rare(rare, now)
    prospects = [client.pk for client in clients if client.is_prospect]
    if prospects:
        yield from pipeline.attention(Client.objects.filter(pk__in=prospects), now)


def _of_what_is_rare(rare: Rows, now: datetime) -> Iterator[Attention]:
    if "files" in rare:
        yield from files.attention(rare["files"])
    if "testimonials" in rare:
        yield from testimonials.attention(rare["testimonials"])
    if "notes" in rare:
        yield from meetings.attention(rare["notes"])
    yield from money.of_clients(rare, now)


def leaving(clients: Iterable[Client]) -> Iterator[Attention]:
    """A reason for each client who has asked to delete their account."""
    for client in clients:
        if client.leaves_at:
            words = _("Leaving on %(day)s, and the account is deleted")
            day = {"day": date_format(localtime(client.leaves_at), "F j")}
            yield Attention(client.pk, words % day, "people.leaving", client.leaves_at - A_NOTICE)


def silent(clients: Iterable[Client], now: datetime, days: int) -> Iterator[Attention]:
    """A reason for each client who did nothing here for `days` days, or whose invitation lies that long. One query at most."""
    clients, patience = list(clients), timedelta(days=days)
    waiting = [client for client in clients if not client.user_id]
    asked = Invitation.objects.filter(client__in=waiting).order_by().values_list("client").annotate(Max("sent_at"))
    invited: dict[int, datetime] = dict(asked) if waiting else {}
    for client in clients:
        since = invited.get(client.pk) or client.last_active_at or client.created_at
        if since <= now - patience:
            begun = since + patience
            yield _silent(client, since, begun) if client.user_id else _invited(client, since, begun, client.pk in invited)


def _silent(client: Client, since: datetime, begun: datetime) -> Attention:
    words = _("Silent since %(day)s") % {"day": date_format(localtime(since), "F j")}
    letter = _("It has been quiet for a while. How are things going? A line is enough, whatever it says.")
    return Attention(client.pk, words, "people.silent", since, letter=letter, begun=begun)


def _invited(client: Client, since: datetime, begun: datetime, once: bool) -> Attention:
    words, press = (_("Invited, not signed in yet"), _("Invite again")) if once else (_("Not invited yet"), _("Invite"))
    deeds = (Deed(press, reverse_lazy("desk:invite", args=[client.pk])),)
    return Attention(client.pk, words, "people.invited", since, deeds=deeds, begun=begun)
