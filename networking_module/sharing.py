"""What a client may show their coach: one thing at a time, for as long as they like."""

from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from django.db import models
from django.utils.translation import gettext as _

from coaching.people.timeline import record

if TYPE_CHECKING:
    from networking_module.contacts.models import Contact


class Shareable(models.Model):
    """Something of the client's own that the coach sees while `shared_at` is set."""

    contact: "models.ForeignKey[Contact, Contact]"
    shared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def shared(self) -> bool:
        return self.shared_at is not None


Thing = TypeVar("Thing", bound=Shareable)


def set_shared(*, item: Thing, shared: bool, now: datetime) -> Thing:
    """Shows a thing to the client's coach, or stops showing it. The timeline tells that something was shared, not what."""
    if shared and not item.shared:
        record(client=item.contact.client, kind="networking.shared", text=_("Shared something with the coach"), at=now)
    item.shared_at = now if shared else None
    item.save(update_fields=["shared_at"])
    return item
