"""Real rows without surprises. Each takes what the test is about by keyword and fills in the rest."""

from itertools import count

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone
from django.utils.text import slugify

from coaching.people import groups
from coaching.people.invitations import give_modules
from coaching.people.models import Client, Coach

_number = count(1)


def user(email=None, *, group=None, password=None):
    """A person with a verified address and, if asked, a group of staff."""
    email = email or f"person{next(_number)}@example.org"
    made = get_user_model().objects.create_user(username=email, email=email, password=password)
    EmailAddress.objects.create(user=made, email=email, verified=True, primary=True)
    if group:
        made.groups.add(Group.objects.get(name=group))
    return made


def coach(*, name="Dana Reyes", email=None, group=groups.COACHES, **fields):
    slug = slugify(name)
    email = email or f"{slug}@example.org"
    return Coach.objects.create(user=user(email, group=group), name=name, slug=slug, email=email, **fields)


def owner(*, name="Ava Stone", **fields):
    return coach(name=name, group=groups.OWNERS, **fields)


def editor():
    return user("editor@example.org", group=groups.EDITORS)


def client(*, coach, name=None, email=None, with_account=True, welcomed=True, **fields):
    """A client with the installed modules; with an account and past the welcome screen unless told otherwise."""
    name = name or f"Client {next(_number)}"
    email = email or f"{slugify(name)}@example.org"
    fields.setdefault("stage", Client.Stage.ACTIVE)
    made = Client.objects.create(
        coach=coach,
        name=name,
        email=email,
        user=user(email) if with_account else None,
        welcomed_at=timezone.now() if welcomed else None,
        **fields,
    )
    give_modules(client=made)
    return made
