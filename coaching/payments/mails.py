from django.utils.translation import gettext_lazy as _

from coaching.mail.kinds import SAMPLE_PRACTICE, MailKind, register
from coaching.payments.money import money

register(
    MailKind(
        slug="payments.receipt",
        title=_("Receipt for a package"),
        subject=_("Thank you: {title}"),
        body=_(
            "Hello {name},\n\n"
            "Your payment of {price} for “{title}” has arrived. You now have {sessions} more sessions.\n\n"
            "Choose a time whenever you like."
        ),
        placeholders={
            "name": "Clara",
            "title": "Four sessions",
            "sessions": "4",
            "price": money(52000, "USD"),
            "practice": SAMPLE_PRACTICE,
            "url": "https://example.org/",
        },
        button=_("See my sessions"),
    )
)
