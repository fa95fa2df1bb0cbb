"""The demo's people. None has a password: they sign in by a code that the demo mailbox shows."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone

from coaching.people.groups import COACHES, EDITORS, OWNERS
from coaching.people.invitations import JOINED, give_modules
from coaching.people.models import Client, Coach, Preferences
from coaching.people.timeline import record
from coaching.practice.days import today
from coaching.practice.models import PracticeImage
from coachsite.demo.reading import read

SO_FAR = timedelta(days=100)


def load_coach():
    """The owner, who is the practice's one coach, with the face that the pages show."""
    words = read("people")["coach"]
    return _coach(words, [OWNERS, COACHES], photo=PracticeImage.objects.filter(title="dana").first())


def load_second_coach():
    """A coach beside the owner, with clients of their own."""
    return _coach(read("people")["second_coach"], [COACHES])


def _coach(words, groups, **more):
    user = account(words["email"], words["name"], groups=groups)
    return Coach.objects.get_or_create(user=user, defaults={**words, **more})[0]


def load_editor():
    words = read("people")["editor"]
    return account(words["email"], words["name"], groups=[EDITORS])


def load_client(coach):
    """A client with the installed modules, who opened their account before all that the demo tells of them, and has yet to be
    shown around."""
    words = read("people")["client"]
    known = Client.objects.filter(coach=coach, email=words["email"]).first()
    if known:
        return known
    user = account(words["email"], words["name"])
    client = Client.objects.create(coach=coach, user=user, stage=Client.Stage.ACTIVE, **words)
    give_modules(client=client)
    begun = timezone.now() - SO_FAR
    Client.objects.filter(pk=client.pk).update(created_at=begun)
    record(client=client, kind=JOINED, text="Opened an account", at=begun, active=True)
    _let_the_weekly_mail_come(client, timezone.now())
    return client


def _let_the_weekly_mail_come(client, now):
    """Once, as soon as there is a worker: whoever tries the demo need not wait for its day."""
    Preferences.objects.create(client=client, digest_day=today(now, client.timezone).weekday(), next_digest_at=now)


def account(email, name, groups=()):
    """The person's account, with a verified address and no password."""
    first, _, last = name.partition(" ")
    names = {"first_name": first, "last_name": last}
    user, made = get_user_model().objects.get_or_create(username=email, defaults={"email": email, **names})
    if made:
        user.set_unusable_password()
        user.save(update_fields=["password"])
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
        user.groups.set([Group.objects.get(name=name) for name in groups])
    return user
