"""What a client said they would do for someone: kept, or let go with a good conscience."""

from coaching.people.timeline import seen
from networking_module.contacts.models import Promise


def make_promise(*, contact, text, due, kind=Promise.Kind.PROMISE):
    """Takes on a step for someone, due on a date of the client's own calendar."""
    return Promise.objects.create(contact=contact, text=text[:300], due=due, kind=kind)


def close(*, promise, status, now):
    """Marks a promise as kept or let go (`Promise.Status`), or opens it again."""
    promise.status = status
    promise.closed_at = None if status == Promise.Status.OPEN else now
    promise.save(update_fields=["status", "closed_at"])
    seen(client=promise.contact.client, at=now)
    return promise
