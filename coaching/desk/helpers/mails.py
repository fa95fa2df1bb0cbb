"""The email that invites someone to help."""

from typing import Any

from django.contrib.auth.models import User
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coaching.desk.helpers.links import JOIN
from coaching.desk.helpers.people import helpers, is_paused, name_of
from coaching.desk.helpers.roles import roles_of
from coaching.mail.kinds import SAMPLE_PRACTICE, MailKind, register
from coaching.mail.outbox import send

INVITED = "desk.helper_invited"


def _still_helps(facts: dict[str, Any]) -> bool:
    person = helpers().filter(pk=facts["user"]).first()
    return person is not None and not is_paused(person)


register(
    MailKind(
        INVITED,
        _("Invitation to help in the practice"),
        _("{owner} asks you to help at {practice}"),
        _(
            "Hello {name},\n\n"
            "{owner} would like you to help at {practice}. There you may {roles}.\n\n"
            "The link below lets you in. It works once, for two weeks. You need no password: whenever you come back, you sign "
            "in with this address, and we email you a code.\n\n"
            "If you didn't expect this, you don't need to do anything."
        ),
        {
            "name": "Mara",
            "owner": "Dana Reyes",
            "practice": SAMPLE_PRACTICE,
            "roles": "edit pages",
            "url": "https://example.org/",
        },
        _("Come in"),
        still_wanted=_still_helps,
        group=_("To people who help"),
        mandatory=("url",),
    )
)


def send_invitation(person: User, by: User, cause: str) -> None:
    """Mails the way in, and what they may do there."""
    person = helpers().get(pk=person.pk)
    context = {
        "name": person.first_name or name_of(person),
        "owner": name_of(by),
        "roles": get_text_list([str(role.words) for role in roles_of(person)], gettext("and")),
        "url": JOIN.url(person),
    }
    send(INVITED, to=person.email, context=context, cause=cause, reply_to=by.email, facts={"user": person.pk})
