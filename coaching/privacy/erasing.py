"""Carrying out what was asked for: a farewell, then, once its mails are out, everything about the person is erased.

What bookkeeping needs stays without a name: purchases, payments, the entries of the account of sessions, and the bookings
they speak of. Receipts and invoices stay as they were issued, with the name, for the years that tax law asks for. Each step
can be run again; the erasing itself is one transaction.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coaching.booking import bookings
from coaching.booking.models import Booking
from coaching.booking.models.bookings import BookingQuerySet
from coaching.meetings.models import Meeting
from coaching.modules import installed_modules
from coaching.payments.checkout import closing
from coaching.payments.instalments import resuming
from coaching.payments.keeping import BOOKKEEPING, has_bookkeeping
from coaching.payments.models import (
    Checkout,
    Discrepancy,
    ExtensionRequest,
    Instalment,
    InstalmentPlan,
    LedgerEntry,
    Refund,
)
from coaching.payments.payers import forgetting
from coaching.people.models import Client
from coaching.privacy import exports, mails, money_on_its_way, residual_data
from coaching.privacy.models import DataExport, Erasure
from coaching.privacy.person import Person

PATIENCE = timedelta(days=1)  # a mail that cannot be delivered does not keep a person's data for ever
BY_HAND = (LedgerEntry.Kind.ADJUSTED, LedgerEntry.Kind.GRANTED, LedgerEntry.Kind.EXTENDED)
STAYS = (*BOOKKEEPING, Checkout, Booking)
Asked = Erasure.Asked


def carry_out_due(now: datetime) -> None:
    """Goes on with everyone whose fourteen days are over."""
    due = Client.objects.filter(leaves_at__lte=now).exclude(stage=Client.Stage.GONE).order_by("leaves_at", "pk")
    for client in due.select_related("coach", "user")[:50]:
        if Client.objects.filter(pk=client.pk, leaves_at__lte=now).exists():  # not erased with the one before
            carry_out(person=Person.of(client), now=now)


def carry_out(*, person: Person, asked_by: str = Asked.CLIENT, now: datetime | None = None) -> Erasure | None:
    """Says farewell and erases. Returns the Erasure, or None while a mail to or about the person is still on its way."""
    now = now or timezone.now()
    say_farewell(person, now, asked_by)
    since = min(client.leaves_at for client in person.clients if client.leaves_at)
    if residual_data.mails_on_their_way(person) and now < since + PATIENCE:
        return None
    return erase(person=person, asked_by=asked_by, now=now)


def say_farewell(person: Person, now: datetime, asked_by: str = Asked.CLIENT) -> None:
    """Cancels what is booked from now on, closes open payment pages, stops monthly payments, and writes to the person and to
    each coach.

    From here on nothing can be undone.
    """
    payments = money_on_its_way.of_person(person)
    for client in person.clients:
        with transaction.atomic():
            is_asked = asked_by == Asked.CLIENT or client.leaves_at is not None
            if client.leaves_at is None or client.leaves_at > now:
                client.leaves_at = now
                client.save(update_fields=["leaves_at"])
            closing.soon()
            resuming.stop_soon(now)
            theirs = [each for each in payments if each.client.coach_id == client.coach_id]
            canceled = _cancel_what_is_coming(client.bookings.all(), now)
            mails.gone(client, canceled, is_asked=is_asked, payments=theirs)
    _cancel_what_is_coming(Booking.objects.filter(client__in=residual_data.doubles(person).values("pk")), now)


def _cancel_what_is_coming(rows: BookingQuerySet[Booking], now: datetime) -> int:
    """Returns how many."""
    coming = list(rows.filter(status=Booking.Status.BOOKED, start__gt=now).with_details())
    for booking in coming:
        bookings.cancel(booking=booking, by="guest", now=now)
    return len(coming)


def erase(*, person: Person, asked_by: str, now: datetime | None = None) -> Erasure:
    """Erases everything about the person and writes an Erasure, which names no one. All or nothing."""
    for export in DataExport.objects.filter(client__in=person.clients):
        exports.delete(export=export)
    with transaction.atomic():
        return _erase(person, asked_by, now or timezone.now())


def rehearse(*, person: Person, now: datetime | None = None) -> Erasure:
    """What `erase` would delete and keep, as an unsaved Erasure; nothing is changed."""
    with transaction.atomic():
        found = _erase(person, Asked.OPERATOR, now or timezone.now())
        transaction.set_rollback(True)
    return found


def _erase(person: Person, asked_by: str, now: datetime) -> Erasure:
    deleted: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    list(Client.objects.select_for_update(no_key=True).filter(pk__in=[each.pk for each in person.clients]).order_by("pk"))
    forgetting.forget(person.clients)
    deleted.update(residual_data.wipe(person))
    for client in person.clients:
        for module in installed_modules():
            module.erase(client)
        _erase_client(client, deleted, kept)
    closing.soon()
    if person.user and not person.works_here:
        deleted.update(person.user.delete()[1])
    return Erasure.objects.create(at=now, asked_by=asked_by, deleted=_plain(deleted), kept=_plain(kept))


def _erase_client(client: Client, deleted: Counter[str], kept: Counter[str]) -> None:
    """Deletes the client; one who has paid, or has just gone to pay, leaves rows for bookkeeping under no name."""
    paying = client.checkouts.under_way().exists()
    _blank_what_was_typed(client)
    if not paying and not Client.objects.filter(has_bookkeeping(), pk=client.pk).exists():
        deleted.update(client.delete()[1])
        return
    deleted.update(Meeting.objects.of_client(client).delete()[1])
    for relation in Client._meta.related_objects:
        if relation.related_model not in STAYS:
            rows = relation.related_model._base_manager.filter(**{relation.field.name: client})
            deleted.update(rows.delete()[1])
    deleted.update(client.bookings.filter(ledger=None).delete()[1])
    _take_the_name_off(client)
    kept.update({model._meta.label: model.objects.filter(client=client).count() for model in STAYS})
    kept[Client._meta.label] += 1


def _blank_what_was_typed(client: Client) -> None:
    """What a coach wrote about money that went back, or did not fit, can hold a name. The amounts stay."""
    Refund.objects.filter(payment__purchase__client=client).update(reason="")
    Discrepancy.objects.filter(client=client).update(resolution="")
    InstalmentPlan.objects.filter(checkout__client=client).update(reason="")
    Instalment.objects.filter(plan__checkout__client=client).update(reason="")


def _take_the_name_off(client: Client) -> None:
    someone = _("Someone who left")
    client.bookings.update(
        guest_name=someone,
        guest_email="",
        guest_zone="UTC",
        booker_name="",
        booker_email="",
        answers=[],
        source="",
        cancel_word="",
        form_key=None,
    )
    # Entries are never changed but here: what a coach typed by hand can hold a name. The number stays.
    by_hand: models.QuerySet[LedgerEntry] = models.QuerySet(LedgerEntry).filter(client=client, kind__in=BY_HAND)
    by_hand.update(reason=_("Changed by hand"))
    ExtensionRequest.objects.filter(lot__client=client).update(word="")
    Client.objects.filter(pk=client.pk).update(
        name=someone,
        email="",
        phone="",
        timezone="UTC",
        user=None,
        source="",
        stage=Client.Stage.GONE,
        stage_reason="",
        welcomed_at=None,
        last_active_at=None,
        leaves_at=None,
    )


def _plain(counts: Mapping[str, int]) -> dict[str, int]:
    return {label: count for label, count in sorted(counts.items()) if count}
