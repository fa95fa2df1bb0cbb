"""Making clients, sessions left, remarks and past sessions of the rows that a coach has ticked. Nobody is mailed."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from coaching.booking import past
from coaching.desk import notes, remarks
from coaching.desk.bring_in.models import ClientImport, ClientImportRow
from coaching.payments.account import grants
from coaching.people.adding import KnownAddress, add_client
from coaching.people.models import Client

State = ClientImport.State


class NobodyChosen(Exception):
    """Nothing is ticked."""

    def __init__(self) -> None:
        super().__init__(_("Nobody is selected. Check the boxes of those you want to import."))


@transaction.atomic
def import_ticked(*, client_import: ClientImport, by: User, now: datetime) -> ClientImport:
    """Makes what is ticked and forgets the rest. Twice is once. Raises NobodyChosen.

    Someone whose address has come onto the list since the file was read gets the sessions alone.
    """
    found = ClientImport.objects.select_for_update().select_related("coach").get(pk=client_import.pk)
    if found.state != State.CHOOSING:
        return found
    rows = list(found.rows.ticked().select_related("known__coach"))
    if not rows:
        raise NobodyChosen
    for row in rows:
        _make(found, row, by, now)
    found.rows.filter(client=None).delete()
    found.added, found.updated = sum(row.known is None for row in rows), sum(row.known is not None for row in rows)
    found.sessions = sum(len(row.bookings) for row in rows)
    found.state, found.finished_at, found.report = State.DONE, now, {}
    found.save()
    return found


def _make(found: ClientImport, row: ClientImportRow, by: User, now: datetime) -> None:
    row.client = row.known or _client(found, row, now)
    if row.known is None:
        _details(row, row.client, by, now)
    row.bookings = [each.pk for each in past.bring_in(client=row.client, sessions=_sessions(row), now=now)]
    row.save()


def _client(found: ClientImport, row: ClientImportRow, now: datetime) -> Client:
    zone = row.zone or found.coach.timezone
    try:
        return add_client(coach=found.coach, name=row.name, email=row.email, phone=row.phone, zone=zone, now=now)
    except KnownAddress as error:
        row.known = error.client
        return error.client


def _details(row: ClientImportRow, client: Client, by: User, now: datetime) -> None:
    if row.left:
        reason = _("Brought over from before")
        grants.grant(client=client, sessions=row.left, reason=reason, by=by, expires_on=row.until, key=row.key, now=now)
    if row.remark:
        remarks.save_remark(client=client, text=row.remark, known_revision=0)
    if row.more:
        words = f"{_('From the file you imported:')}\n{row.more}"
        notes.save_note(client=client, author=by, key=row.key, text=words, known_revision=0)


def _sessions(row: ClientImportRow) -> Iterable[past.Past]:
    return [past.Past(datetime.fromisoformat(at), minutes, paid) for at, minutes, paid in row.sessions]
