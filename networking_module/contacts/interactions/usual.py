"""How a client is usually in touch with someone: what a form says until they choose."""

from networking_module.contacts.models import Contact, Touch

USUAL = Touch.Kind.EMAIL


def usual_kind(contact: Contact) -> str:
    """How they were last in touch (a `Touch.Kind`), or by email."""
    return contact.touches.values_list("kind", flat=True).first() or USUAL


def usual_sending(contact: Contact) -> str:
    """How something is likely to be sent: as the last time that it was no meeting. Nobody sends by meeting."""
    return contact.touches.exclude(kind=Touch.Kind.MEETING).values_list("kind", flat=True).first() or USUAL
