from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.mail.kinds import SAMPLE_PRACTICE, MailKind, register


def _still_open(facts):
    from coaching.people.models import Invitation

    invitation = Invitation.objects.filter(pk=facts["invitation"]).first()
    return bool(invitation and invitation.is_open(timezone.now()))


register(
    MailKind(
        slug="invitation",
        title=_("Invitation to open an account"),
        subject=_("{coach} invites you to practice online"),
        body=_(
            "Hello {name},\n\n"
            "{coach} has set up a place for you at {practice}: short exercises, things to try for real, and your coach's "
            "comments, all together.\n\n"
            "{behind}\n\n"
            "Open your account with the link below. It works once, for 30 days. You need no password."
        ),
        placeholders={
            "name": "Clara",
            "coach": "Dana Reyes",
            "behind": "What was bought is there, too: “Four sessions”.",
            "practice": SAMPLE_PRACTICE,
            "url": "https://example.org/",
        },
        button=_("Open my account"),
        still_wanted=_still_open,
    )
)
