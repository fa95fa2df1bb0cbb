"""The mail with the link that works now, which someone asked for on the page of an old one."""

from typing import Any
from uuid import uuid4

from django.utils.translation import gettext_lazy as _

from coaching.mail.kinds import SAMPLE_PRACTICE, MailKind, register
from coaching.mail.outbox import send
from coaching.signed_links.links import SignedLink, link_or_none
from coaching.signed_links.outcomes import Newest


def _still_current(facts: dict[str, Any]) -> bool:
    link = link_or_none(facts["link"])
    return link is not None and link.is_current(facts["row"], facts["state"])


register(
    MailKind(
        "signed_links.newest",
        _("The current link, instead of an old one"),
        _("The link that works now"),
        _(
            "Hello {name},\n\nSomeone opened an older link from {practice} and asked for the one that works now. "
            "Here it is.\n\n"
            "If it wasn't you, you don't need to do anything: the link went only to you."
        ),
        {"name": "Pia", "practice": SAMPLE_PRACTICE, "url": "https://example.org/"},
        _("Open it"),
        still_wanted=_still_current,
        mandatory=("url",),
    )
)


def send_newest(link: SignedLink, newest: Newest) -> None:
    """Mails the link of that row as it is now. It is not sent when the row has changed by then: its room tells of that."""
    send(
        "signed_links.newest",
        to=newest.to,
        sender=newest.sender,
        cause=f"newest-link:{uuid4()}",
        context={"name": newest.name, "url": link.url(newest.row)},
        facts={"link": link.name, "row": newest.row.pk, "state": link.state(newest.row)},
    )
