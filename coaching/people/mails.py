from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.mail.cards import Card, Person
from coaching.mail.kinds import SAMPLE_PRACTICE, MailKind, register

OPEN = _("Open my account")


def _still_open(facts):
    from coaching.people.models import Invitation

    invitation = Invitation.objects.filter(pk=facts["invitation"]).first()
    return bool(invitation and invitation.is_open(timezone.now()))


def invitation_card(coach: Person, url: str) -> Card:
    """What it is for as the headline, who invites, and the one thing to press."""
    works = _("The button works once, for 30 days. You need no password.")
    return Card(_("Your place to practice"), idea=works, person=coach, buttons=((OPEN, url),))


register(
    MailKind(
        slug="invitation",
        title=_("Invitation to open an account"),
        subject=_("{coach} invites you to practice online"),
        body=_(
            "Hello {name},\n\n"
            "{coach} has set up a place for you at {practice}: short exercises, things to try for real, and your coach's "
            "comments, all together.\n\n"
            "{behind}"
        ),
        placeholders={
            "name": "Clara",
            "coach": "Dana Reyes",
            "behind": "What was bought is there, too: “Four sessions”.",
            "practice": SAMPLE_PRACTICE,
            "url": "https://example.org/",
        },
        button=OPEN,
        still_wanted=_still_open,
        sample_card=invitation_card(Person("Dana Reyes", "Certified Career Coach"), "https://example.org/"),
    )
)
