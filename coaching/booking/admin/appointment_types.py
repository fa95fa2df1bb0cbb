"""The verbs for what can be booked: its order among the others, its secret link, and its deletion."""

import secrets

from django.db import transaction

from coaching.practice.deletions import why_kept


class TypeNeeded(Exception):
    """An appointment type can't go; the message is a sentence for the coach."""


def secret_slug(slug):
    """A last part of an address that nobody guesses: the address itself is the secret."""
    return f"{slug[:30]}-{secrets.token_hex(8)}"


def renew_link(*, appointment_type):
    """A new secret address; the old one stops working at once. Bookings stay."""
    words, _dash, _secret = appointment_type.slug.rpartition("-")
    appointment_type.slug = secret_slug(words or appointment_type.slug)
    appointment_type.save(update_fields=["slug"])
    return appointment_type


@transaction.atomic
def move(*, appointment_type, places):
    """Moves it that many places down the coach's list, up when negative; at either end it stays there."""
    rows = list(appointment_type.coach.appointment_types.select_for_update())
    at = rows.index(appointment_type)
    rows.insert(max(0, at + places), rows.pop(at))
    for number, row in enumerate(rows):
        row.order = number
    type(appointment_type).objects.bulk_update(rows, ["order"])


def delete(*, appointment_type):
    """Deletes what nobody has ever booked or asked about. Raises TypeNeeded."""
    if why := why_kept(appointment_type):
        raise TypeNeeded(why)
    appointment_type.delete()
