"""Signed links of the weekly mail: “done” and “later” for a person who waits or for a promise.

A link carries how its row stood when it was mailed. It dies when that has changed, which using it does, and after 30 days.
"""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from coaching.modules import MailedAct
from coaching.signed_links.links import Opened, Row, SignedLink, register
from networking_module.contacts.models import Contact, Promise
from networking_module.mailed import LIFETIME, in_few_letters, outcome

DONE, LATER = "networking-public:mailed_done", "networking-public:mailed_later"


def actions_for(row: Contact | Promise) -> tuple[MailedAct, ...]:
    """What the weekly email offers for a contact or a promise: done, writing first, which is a page of the client's own, and
    later."""
    if isinstance(row, Contact):
        return _actions(CONTACT, row, _("I was in touch"), row.pk)
    return _actions(PROMISE, row, _("Done"), row.contact_id)


def _actions(link: SignedLink[Row], row: Row, done: str, contact_id: int) -> tuple[MailedAct, ...]:
    write = MailedAct(_("Write first"), reverse("networking:prepare", args=[contact_id]))
    return MailedAct(done, link.path(row, DONE)), write, MailedAct(_("Not today"), link.path(row, LATER))


def open_or_404(token: str, *, lock: bool = False) -> Opened[Contact] | Opened[Promise]:
    """What a link is about; one that we never made is not found. With `lock` (in a transaction) the row stays as it is."""
    opened = CONTACT.open(token, lock=lock) or PROMISE.open(token, lock=lock)
    if opened is None:
        raise Http404
    return opened


def _contact_state(row):
    return in_few_letters(row.last_touch_on, row.remind_on, row.due_on, row.unanswered, row.resting, row.archived_at, row.name)


def _promise_state(row):
    return in_few_letters(row.due, row.status, row.text, row.contact.archived_at)


CONTACT = register(
    SignedLink(
        "networking.mailed_contact",
        rows=Contact.objects.select_related("client", "group"),
        page=DONE,
        outcome=outcome,
        state=_contact_state,
        lifetime=LIFETIME,
    )
)
PROMISE = register(
    SignedLink(
        "networking.mailed_promise",
        rows=Promise.objects.select_related("contact__client", "contact__group"),
        page=DONE,
        outcome=outcome,
        state=_promise_state,
        is_open=lambda promise: promise.status == Promise.Status.OPEN,
        lifetime=LIFETIME,
    )
)
