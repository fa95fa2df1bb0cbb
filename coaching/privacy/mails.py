"""The mails about taking everything away, and about leaving. They come from the practice; an answer reaches the coach."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coaching.accounts.mails import GROUP
from coaching.mail.kinds import SAMPLE_PRACTICE, TO_COACHES, MailKind, register
from coaching.mail.outbox import send
from coaching.people.models import Client
from coaching.practice.addresses import absolute
from coaching.practice.zones import spoken_day
from coaching.privacy import money_on_its_way
from coaching.privacy.links import STAY
from coaching.privacy.models import DataExport

SAMPLES = {
    "name": "Clara",
    "coach": "Dana Reyes",
    "day": "December 7, 2026",
    "practice": SAMPLE_PRACTICE,
    "url": "https://example.org/",
}
FOR_COACH = {**SAMPLES, "client": "Clara Lind", "count": "2"}


def _still_ready(facts):
    return DataExport.objects.filter(pk=facts["export"], state=DataExport.State.READY).exists()


def _still_leaving(facts):
    return Client.objects.filter(pk=facts["client"], leaves_at=facts["leaves_at"]).exists()


register(
    MailKind(
        "privacy.archive",
        _("A client's archive is ready"),
        _("Your archive is ready"),
        _(
            "Hello {name},\n\nEverything you have at {practice} is in one file now. Sign in to download it; it "
            "is deleted on {day}.\n\nIf you didn't ask for it, reply to this email."
        ),
        SAMPLES,
        _("Download my archive"),
        still_wanted=_still_ready,
        group=GROUP,
        mandatory=("url",),
    )
)
register(
    MailKind(
        "privacy.leaving",
        _("A client asks to delete the account"),
        _("Your account will be deleted on {day}"),
        _(
            "Hello {name},\n\nYou asked us to delete your account at {practice}. That happens on {day}; until "
            "then everything is "
            "as it was.\n\nIf you've changed your mind, or it wasn't you, one click keeps your account."
        ),
        SAMPLES,
        _("Keep my account"),
        group=GROUP,
        still_wanted=_still_leaving,
        mandatory=("day", "url"),
    )
)
register(
    MailKind(
        "privacy.gone",
        _("An account is deleted"),
        _("Your account is being deleted"),
        _(
            "Hello {name},\n\nYour account at {practice} is being deleted, along with what you wrote. This is the last email "
            "about it.\n\n{why}\n\n{money}\n\nAll the best to you,\n{practice}"
        ),
        {
            **SAMPLES,
            "why": "You asked us to do so.",
            "money": "Your payment of $520 for “Four sessions” is still on its way from your bank. When it arrives, nothing is "
            "bought with it.",
        },
        group=GROUP,
    )
)
register(
    MailKind(
        "coach.leaving",
        _("A client asks to delete their account"),
        _("{client} is leaving on {day}"),
        _(
            "{client} asked for their account to be deleted. That happens on {day}; until then they may change their mind.\n\n"
            "On that day, what is booked is canceled, and their answers, your comments and your notes on them are deleted."
        ),
        FOR_COACH,
        _("Open the page"),
        group=TO_COACHES,
        still_wanted=_still_leaving,
    )
)
register(
    MailKind(
        "coach.stays",
        _("A client keeps their account"),
        _("{client} is staying"),
        _("{client} changed their mind and is keeping the account. Everything is as it was."),
        FOR_COACH,
        _("Open the page"),
        group=TO_COACHES,
    )
)
register(
    MailKind(
        "coach.gone",
        _("A client's account is deleted"),
        _("{client} is leaving: the account is being deleted"),
        _(
            "{client}'s account is being deleted. Future sessions canceled with it: {count}.\n\n{why}\n\n{money}\n\n"
            "Purchases and the session ledger stay for your bookkeeping, without the name."
        ),
        {
            **FOR_COACH,
            "why": "They asked for it.",
            "money": "A payment of $520 for “Four sessions” is still on its way from a bank. When it arrives, it is under “Money "
            "to decide”, to be refunded.",
        },
        group=TO_COACHES,
    )
)


def ready(export, now):
    client = export.client
    export.made_at = now
    values = {**_values(client), "day": spoken_day(export.expires_at, client.timezone), "url": absolute("privacy:account")}
    send(
        "privacy.archive",
        to=client.email,
        reply_to=client.coach.email,
        cause=f"archive:{export.pk}",
        context=values,
        facts={"export": export.pk},
    )


def leaving(client):
    facts = {"client": client.pk, "leaves_at": client.leaves_at.isoformat()}
    values = {**_values(client), "day": spoken_day(client.leaves_at, client.timezone), "url": STAY.url(client)}
    send("privacy.leaving", to=client.email, reply_to=client.coach.email, cause=_cause(client), context=values, facts=facts)
    day = spoken_day(client.leaves_at, client.coach.timezone)
    _to_coach("coach.leaving", client, f"{_cause(client)}:coach", facts, day=day, url=absolute("desk:client", client.pk))


def stays(client, was):
    cause = f"leaving:{client.pk}:{was.isoformat()}:stays"
    _to_coach("coach.stays", client, cause, {}, url=absolute("desk:client", client.pk))


def gone(client, canceled, *, is_asked=True, payments=()):
    """Once, even if it is run again. `is_asked` tells whether the client asked for it, `payments` are what is still on its way
    from their bank."""
    if client.email:
        why = gettext("You asked us to do so.")
        if not is_asked:
            why = gettext("Whoever runs this site has deleted it. If you don't know why, reply to this email.")
        words = {**_values(client), "why": why, "money": money_on_its_way.to_person(payments, client.coach.name)}
        cause = f"{_cause(client)}:gone"
        send("privacy.gone", to=client.email, reply_to=client.coach.email, cause=cause, context=words)
    why = gettext("They asked for it.") if is_asked else gettext("Whoever runs this site has deleted it.")
    words = {"count": canceled, "why": why, "money": money_on_its_way.to_staff(payments)}
    _to_coach("coach.gone", client, f"{_cause(client)}:gone:coach", {}, **words)


def _to_coach(kind, client, cause, facts, **values):
    send(kind, to=client.coach.email, reply_to=client.email, cause=cause, context={**_values(client), **values}, facts=facts)


def _cause(client):
    return f"leaving:{client.pk}:{client.leaves_at.isoformat()}"


def _values(client):
    return {"name": client.first_name, "client": client.name, "coach": client.coach.name}
