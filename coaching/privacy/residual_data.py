"""What speaks of a person without hanging on their client or account: mails, sessions, jobs, wishes, histories."""

from collections import Counter

from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db.models import Q, TextField
from django.db.models.functions import Cast, Lower
from django_tasks_db.models import DBTaskResult
from wagtail.contrib.forms.models import FormSubmission
from wagtail.models import ModelLogEntry

from coaching.booking.models import Booking, TimeRequest
from coaching.mail.models import Message
from coaching.payments.models import PaymentRequest
from coaching.people.models import Client
from coaching.testimonials.models import Testimonial


def mails_on_their_way(person):
    """Whether a mail to the person, or about them, still has to go out."""
    return _mails(person).filter(state=Message.State.WAITING).exists()


def wipe(person):
    """Deletes them all. Returns {model: how many}."""
    deleted: Counter[str] = Counter()
    for rows in (
        _mails(person),
        _wishes(person),
        doubles(person),
        forms_with(_only_theirs(person)),
        _histories(person),
        _jobs(person),
    ):
        deleted.update(rows.delete()[1])
    deleted.update(_sessions(person))
    _own(Booking, "booker_email", person).update(booker_name="", booker_email="")
    return deleted


def _mails(person):
    """To the person and from them, about their bookings and to who pays for them; of an address others have too the latter."""
    mine = Q(reply_small__in=_only_theirs(person)) | Q(to_small__in=_only_theirs(person))
    for uid in Booking.objects.filter(client__in=person.clients).values_list("uid", flat=True):
        mine |= Q(cause__contains=str(uid))
    for client in person.clients:
        mine |= Q(cause__startswith=f"leaving:{client.pk}:")
    for request in PaymentRequest.objects.filter(client__in=person.clients):
        mine |= Q(cause__startswith=f"payer:{request.pk}:")
    return Message.objects.annotate(to_small=Lower("to"), reply_small=Lower("reply_to")).filter(mine)


def _only_theirs(person):
    """Their addresses, without those that another client or a coach has too, or that they work here under."""
    if person.works_here:
        return set()
    others = Client.objects.exclude(pk__in=[client.pk for client in person.clients]).exclude(pk__in=doubles(person).values("pk"))
    shared = set(others.annotate(small=Lower("email")).filter(small__in=person.emails).values_list("small", flat=True))
    return person.emails - shared - {client.coach.email.lower() for client in person.clients}


def doubles(person):
    """Prospects without an account under an address that is proven to be theirs: the same person, who booked once more."""
    if person.user is None:
        return Client.objects.none()
    same = Client.objects.filter(user=None, stage__in=Client.PROSPECT_STAGES, ledger=None, purchases=None)
    return same.annotate(small=Lower("email")).filter(small__in=person.emails)


def _wishes(person):
    return _own(TimeRequest, "email", person)


def _own(model, name, person):
    return model.objects.annotate(small=Lower(name)).filter(small__in=_only_theirs(person))


def forms_with(emails):
    """What was sent on the site's forms with one of these addresses in it."""
    return _holding(FormSubmission.objects.annotate(all=Cast("form_data", TextField())), ["all"], emails)


def _histories(person):
    """Wagtail's log of changes to the account, and to what they wrote for the site: it keeps address and name as a label."""
    own = Testimonial.objects.filter(request__client__in=person.clients).values_list("pk", flat=True)
    found = _log_of(Testimonial, own)
    if person.user is None or person.works_here:
        return found
    return found | _log_of(type(person.user), [person.user.pk])


def _log_of(model, keys):
    return ModelLogEntry.objects.filter(content_type=ContentType.objects.get_for_model(model), object_id__in=map(str, keys))


def _jobs(person):
    """Finished jobs whose report of an error, or whose arguments, hold an address."""
    done = DBTaskResult.objects.exclude(status__in=["READY", "RUNNING"])
    return _holding(done.annotate(arguments=Cast("args_kwargs", TextField())), ["arguments", "traceback"], _only_theirs(person))


def _holding(rows, names, emails):
    found = Q(pk__in=[])
    for email in emails:
        for name in names:
            found |= Q(**{f"{name}__icontains": email})
    return rows.filter(found)


def _sessions(person):
    """Signs the person out everywhere. A session says whose it is only when it is opened."""
    if person.user is None or person.works_here:
        return {}
    mine = [
        session.pk for session in Session.objects.iterator() if session.get_decoded().get("_auth_user_id") == str(person.user.pk)
    ]
    return Session.objects.filter(pk__in=mine).delete()[1]
