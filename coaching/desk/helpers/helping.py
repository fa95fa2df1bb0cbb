"""Who may help, and with what: inviting, changing, pausing. Somebody always runs the practice."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from uuid import uuid4

from django.contrib.auth.models import Group, User
from django.db import transaction
from django.utils.translation import gettext as _

from coaching.desk.helpers import mails
from coaching.desk.helpers.people import has_come, helper_at, helpers, is_client_too, is_paused, keeps_own_pages, name_of
from coaching.desk.helpers.roles import COACHING, GROUPS, OWNER, roles_of
from coaching.people.access import coach_of, owners
from coaching.people.coaches import make_coach
from coaching.people.groups import OWNERS, PAUSED, ensure_groups
from coaching.people.invitations import account_at
from coaching.people.models import Coach
from coaching.practice.deletions import why_kept
from coaching.practice.models import PracticeSettings
from coaching.practice.page_generations import when_committed


class HelperError(Exception):
    """Nothing was changed; the message says why, for the owner who tried."""


class HelpsAlready(HelperError):
    """The address is that of `person`, who helps."""

    def __init__(self, person: User) -> None:
        super().__init__(
            _("%(name)s helps already, and signs in as %(email)s.") % {"name": name_of(person), "email": person.email}
        )
        self.person = person


@transaction.atomic
def invite(*, name: str, email: str, roles: Collection[str], by: User) -> User:
    """Lets someone in with these roles (slugs), by the account of that address, and mails them the way. Raises HelpsAlready."""
    ensure_groups()
    with _somebody_runs_it():
        if known := helper_at(email):
            raise HelpsAlready(known)
        person = account_at(email)
        if not person.get_full_name():
            person.first_name, _space, person.last_name = (part[:150] for part in name.partition(" "))
        person.is_active = True
        person.save(update_fields=["first_name", "last_name", "is_active"])
        _give(person, roles, name)
    mails.send_invitation(person, by, f"helper:{person.pk}:{uuid4()}")
    return person


def invite_again(*, person: User, by: User) -> None:
    """Mails the way in once more."""
    if is_paused(person):
        raise HelperError(_("%(name)s is paused. Let them go on first.") % {"name": name_of(person)})
    mails.send_invitation(person, by, f"helper:{person.pk}:{uuid4()}")


@transaction.atomic
def change(*, person: User, roles: Collection[str], by: User) -> list[str]:
    """Gives someone exactly these roles, and returns what they were. Raises HelperError."""
    with _somebody_runs_it():
        person = helpers().get(pk=person.pk)
        before = [role.slug for role in roles_of(person)]
        if person == by and OWNER not in roles:
            raise HelperError(_("You can't take this from yourself. Another owner can."))
        if person.is_superuser and OWNER not in roles:
            raise HelperError(_("%(name)s set the site up on its server, and always may.") % {"name": name_of(person)})
        if COACHING in before and COACHING not in roles:
            raise HelperError(_("What a coach did stays theirs. Pause them, and they can no longer sign in or be booked."))
        was_paused = is_paused(person)
        _let_go_on(person)
        _give(person, roles, name_of(person))
        if was_paused:
            _stop(person)
    return before


@transaction.atomic
def pause(*, person: User, by: User) -> None:
    """Takes away what they may do, and nobody can book them; what is booked stays. Who is a client too keeps those pages, and
    everybody else is signed out. Twice is once. Raises HelperError."""
    with _somebody_runs_it():
        if person == by:
            raise HelperError(_("You can't pause yourself. Another owner can."))
        _stop(person)


@transaction.atomic
def resume(*, person: User) -> None:
    """They sign in as before, with what they could do before. Twice is once."""
    _let_go_on(person)


@transaction.atomic
def take_back(*, person: User) -> None:
    """Undoes an invitation that nobody has come by. Raises HelperError."""
    with _somebody_runs_it():
        is_client = is_client_too(person)
        if has_come(person) and not is_client:
            raise HelperError(_("%(name)s was here already. Pause them instead.") % {"name": name_of(person)})
        if coach := coach_of(person):
            _delete_coach(coach)
        person.groups.remove(*Group.objects.filter(name__in=[*GROUPS.values(), *PAUSED.values()]))
        if not is_client:
            person.delete()


def _give(person: User, roles: Collection[str], name: str) -> None:
    groups = {group.name: group for group in Group.objects.filter(name__in=GROUPS.values())}
    for slug, group in GROUPS.items():
        (person.groups.add if slug in roles else person.groups.remove)(groups[group])
    if COACHING in roles and not hasattr(person, "coach"):
        make_coach(user=person, name=name, email=person.email, zone=PracticeSettings.load().timezone)


def _delete_coach(coach: Coach) -> None:
    if why := why_kept(coach):
        raise HelperError(why)
    coach.delete()


def _stop(person: User) -> None:
    _swap(person, PAUSED)
    _set_active(person, keeps_own_pages(person))


def _let_go_on(person: User) -> None:
    _swap(person, {paused: name for name, paused in PAUSED.items()})
    _set_active(person, True)


def _swap(person: User, names: Mapping[str, str]) -> None:
    """Puts someone from each of these groups into the other one."""
    for group in person.groups.filter(name__in=names):
        person.groups.add(Group.objects.get_or_create(name=names[group.name])[0])
        person.groups.remove(group)


def _set_active(person: User, is_active: bool) -> None:
    person.is_active = is_active
    person.save(update_fields=["is_active"])
    when_committed()  # pages say who can be booked


@contextmanager
def _somebody_runs_it() -> Iterator[None]:
    """One change at a time; one that would leave the practice without an owner is refused."""
    list(Group.objects.select_for_update().filter(name=OWNERS))
    somebody_did = owners().exists()
    yield
    if somebody_did and not owners().exists():
        raise HelperError(_("Somebody has to run the practice: let someone else first."))
