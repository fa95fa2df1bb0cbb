from django.utils.translation import gettext_lazy as _

from coaching.mail.kinds import SAMPLE_PRACTICE, TO_COACHES, MailKind, register

PLACEHOLDERS = {
    "client": "Clara Lind",
    "title": "Four sessions",
    "price": "$520",
    "sessions": "4 sessions",
    "payer": "Ada Lind pays for it.",
    "money": "$520 has arrived through Stripe.",
    "test": "",
    "practice": SAMPLE_PRACTICE,
    "url": "https://example.org/",
}

register(
    MailKind(
        slug="coach.sold",
        title=_("A package was bought"),
        subject=_("{client} bought {title}, {price}"),
        body=_("{client} bought “{title}” for {price}: {sessions}.\n\n{payer}\n\n{money}"),
        placeholders=PLACEHOLDERS,
        button=_("See the purchase"),
        group=TO_COACHES,
    )
)
register(
    MailKind(
        slug="coach.given_first",
        title=_("Sessions that can be used before they are paid"),
        subject=_("{client} has {title}, not paid yet"),
        body=_("{client} has “{title}”, {sessions}, before it is paid: {price}.\n\n{payer}\n\n{money}"),
        placeholders={**PLACEHOLDERS, "money": "It isn't paid yet."},
        button=_("See the purchase"),
        group=TO_COACHES,
    )
)
