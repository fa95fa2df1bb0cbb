"""What somebody who helps may do, in the words of a practice, and by which group of staff."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from coaching.people.groups import COACHES, EDITORS, OWNERS, PAUSED
from coaching.practice.lazy_text import StrOrPromise


@dataclass(frozen=True)
class Role:
    """`group` is the name of the group of staff, `words` what its people may do, `more` what that means."""

    slug: str
    group: str
    words: StrOrPromise
    more: StrOrPromise


ROLES = (
    Role(
        "pages",
        EDITORS,
        _("edit pages"),
        _("Pages, articles, pictures, testimonials and the words of emails. Sees no client and no booking."),
    ),
    Role(
        "coaching",
        COACHES,
        _("coach clients"),
        _("Has hours, a calendar and clients of their own, and writes exercises. Sees nobody else's clients."),
    ),
    Role(
        "owner",
        OWNERS,
        _("see all clients and decide"),
        _("Runs the practice with you: all clients, what is sold, the settings, and who else may help."),
    ),
)
COACHING, OWNER = "coaching", "owner"
GROUPS = {role.slug: role.group for role in ROLES}


def roles_of(user: User) -> list[Role]:
    """What someone may do at present, or will again once they are no longer paused. No query where groups and coach came with
    the row (`people.helpers`)."""
    goes_on = {paused: name for name, paused in PAUSED.items()}
    names = {goes_on.get(group.name, group.name) for group in user.groups.all()}
    has = {
        COACHING: hasattr(user, "coach"),
        OWNER: user.is_superuser or OWNERS in names,
    }
    return [role for role in ROLES if has.get(role.slug, role.group in names)]
