"""The mails after a first call: the recap, one reminder, one word after “not now”, and the answer for the coach."""

from django.utils import formats, timezone
from django.utils.translation import gettext_lazy as _

from coaching.booking.models import AppointmentType, Booking
from coaching.mail.kinds import SAMPLE_PRACTICE, TO_COACHES, TO_GUESTS, MailKind, register
from coaching.mail.models import Message
from coaching.mail.outbox import send
from coaching.people.models import Client
from coaching.pipeline.links import OFFER
from coaching.pipeline.models import CheckIn, Offer
from coaching.practice.addresses import absolute, address

SAMPLES = {
    "name": "Pia",
    "coach": "Dana Reyes",
    "until": "Tuesday, March 17, 2026, 11:59 p.m. New York time (EDT)",
    "day": "March 17, 2026",
    "practice": SAMPLE_PRACTICE,
    "url": "https://example.org/",
}


def _still_offered(facts):
    offer = Offer.objects.unanswered().select_related("client__coach").filter(pk=facts["offer"]).first()
    return offer is not None and not offer.is_over(timezone.now())


def _still_later(facts):
    """Whether they still are at “not now”, and have booked nothing since: a separate row tells of their new booking."""
    check_in = CheckIn.objects.filter(pk=facts["check_in"], client__stage=Client.Stage.LATER).select_related("client").first()
    return check_in is not None and not booked_since(check_in)


register(
    MailKind(
        "recap.sent",
        _("Recap of a first call"),
        _("What we talked about"),
        _(
            "Hello {name},\n\nThank you for the conversation. What we said, and how we could continue, is on one "
            "page for you. You can read it as often as you like until {until}, and answer there with one click, "
            "or just reply.\n\n{coach}"
        ),
        SAMPLES,
        _("Read it"),
        group=TO_GUESTS,
    )
)
register(
    MailKind(
        "recap.reminder",
        _("An offer ends soon"),
        _("Until {day}"),
        _(
            "Hello {name},\n\nOne short reminder, the only one: what {coach} wrote for you after our "
            "conversation is good until {until}. Any answer is fine, including “not now”."
        ),
        SAMPLES,
        _("Read it"),
        still_wanted=_still_offered,
        group=TO_GUESTS,
    )
)
register(
    MailKind(
        "recap.later",
        _("A check-in some time after “not now”"),
        _("How are things?"),
        _(
            "Hello {name},\n\nSome time ago you said “not now”, and that was a good answer. If things are "
            "different today, here are {coach}'s free times. If not, you don't need to do anything: this is the "
            "only email of its kind.\n\n{coach}"
        ),
        SAMPLES,
        _("See the free times"),
        still_wanted=_still_later,
        group=TO_GUESTS,
    )
)
register(
    MailKind(
        "coach.recap_answer",
        _("A prospect's answer"),
        _("{guest}: {answer}"),
        _(
            "{guest} has answered your recap:\n\n{answer}\n\n{reason}\n\nReply to this email to write to {guest} ({email}). "
            "Their page says where they stand and has the next steps."
        ),
        {**SAMPLES, "guest": "Pia Berg", "email": "pia@example.org", "answer": "Yes, I'd like to start", "reason": "—"},
        _("Open the page"),
        group=TO_COACHES,
    )
)


def send_offer(offer):
    """Mails the link to the recap, once for each time the coach sends it."""
    _to_prospect("recap.sent", offer, f"recap:{offer.pk}:{offer.times_sent}")


def reminder_cause(offer):
    return f"recap:{offer.pk}:reminder"


def remind(offer):
    """One reminder for a recap, however often it is sent or changed."""
    _to_prospect("recap.reminder", offer, reminder_cause(offer))


def check_in_cause(client):
    return f"check-in:{client.pk}"


def was_asked(client):
    """Whether the one word after “not now” was already written: it promises to be the only one."""
    return Message.objects.filter(cause=check_in_cause(client)).exists()


def ask_again(check_in):
    """The one check-in after “not now”, however often it is said."""
    client = check_in.client
    send(
        "recap.later",
        to=client.email,
        sender=client.coach,
        cause=check_in_cause(client),
        context={"name": client.first_name, "coach": client.coach.name, "url": booking_url(client)},
        facts={"check_in": check_in.pk},
    )


def tell_coach(offer):
    """What the prospect answered, each time they do."""
    client = offer.client
    values = {
        "name": client.coach.name,
        "guest": client.name,
        "email": client.email,
        "coach": client.coach.name,
        "answer": offer.get_answer_display(),
        "reason": offer.reason,
        "url": absolute("desk:client", client.pk),
        "until": offer.until,
        "day": formats.date_format(offer.until_day),
    }
    cause = f"recap:{offer.pk}:answer:{offer.answered_at.isoformat()}"
    send("coach.recap_answer", to=client.coach.email, reply_to=client.email, cause=cause, context=values)


def _to_prospect(kind, offer, cause):
    client = offer.client
    values = {
        "name": client.first_name,
        "coach": client.coach.name,
        "until": offer.until,
        "day": formats.date_format(offer.until_day),
        "url": OFFER.url(offer),
    }
    send(kind, to=client.email, sender=client.coach, cause=cause, context=values, facts={"offer": offer.pk})


def booking_url(client):
    """Where someone books with this coach again: what they had booked, or what anyone may book; the site when neither is open."""
    types = AppointmentType.objects.public().filter(coach=client.coach_id)
    found = types.filter(bookings__client=client).first() or types.first()
    return address(found.get_absolute_url() if found else "/")


def booked_since(check_in):
    """Whether anything was booked with the address since they said “not now”."""
    client = check_in.client
    same = Booking.objects.filter(coach=client.coach_id, guest_email__iexact=client.email)
    return same.filter(created_at__gt=check_in.decided_at).exists()
