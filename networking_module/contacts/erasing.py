"""Forgetting someone for good."""

from django.db import models, transaction

from coaching.practice.lazy_text import StrOrPromise
from networking_module.contacts.models import Contact, LastChange


def what_goes(contact: Contact) -> list[tuple[StrOrPromise | None, int]]:
    """(words, number) of everything that was written about someone and goes with them."""
    related = [related_object for related_object in Contact._meta.related_objects if related_object.on_delete is models.CASCADE]
    counted = [(each.related_model._meta, getattr(contact, str(each.get_accessor_name())).count()) for each in related]
    return [(meta.verbose_name_plural if number > 1 else meta.verbose_name, number) for meta, number in counted if number]


@transaction.atomic
def erase(*, contact: Contact) -> None:
    """Deletes someone with everything that belongs to them, including from what could still be undone."""
    LastChange.objects.of_client(contact.client).delete()
    contact.delete()
