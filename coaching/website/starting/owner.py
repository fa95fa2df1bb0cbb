"""The first owner: their account, and the coach that they are."""

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User

from coaching.booking.models import AppointmentType
from coaching.booking.weekly_hours import set_week
from coaching.people import coaches
from coaching.people.groups import COACHES, OWNERS, ensure_groups
from coaching.people.models import Coach
from coaching.practice.slugs import latin_slug
from coaching.website.starting.answers import CALL_ABOUT, Answers


def make_owner(answers: Answers) -> User:
    """The account of that address, new or known, as owner and coach. Whoever runs the machine vouches for the address."""
    ensure_groups()
    users = get_user_model().objects
    user = users.filter(email__iexact=answers.email).order_by("pk").first() or _new_user(answers)
    user.groups.add(*Group.objects.filter(name__in=[OWNERS, COACHES]))
    if not EmailAddress.objects.filter(email__iexact=answers.email, verified=True).exists():
        has_one = EmailAddress.objects.filter(user=user, primary=True).exists()
        EmailAddress.objects.create(user=user, email=answers.email.lower(), verified=True, primary=not has_one)
    return user


def make_coach(user: User, answers: Answers) -> Coach:
    """With hours and a first call, so that it can be booked at once."""
    coach = coaches.make_coach(user=user, name=answers.coach, email=answers.email, zone=answers.zone)
    set_week(coach=coach, week=answers.week, timezone=answers.zone)
    return coach


def make_call(coach: Coach, answers: Answers) -> AppointmentType:
    """The first call, for anyone; who wants it by phone is asked for a number by the form."""
    return AppointmentType.objects.create(
        coach=coach,
        title=answers.call,
        slug=latin_slug(answers.call, "call")[:40],
        description=str(CALL_ABOUT),
        duration=answers.minutes,
        increment=min(answers.minutes, 30),
        place=answers.place,
        place_details=answers.place_details if answers.place != AppointmentType.Place.PHONE else "",
    )


def _new_user(answers: Answers) -> User:
    first, _, last = answers.coach.partition(" ")
    names = {"first_name": first[:150], "last_name": last[:150]}
    email = answers.email.lower()
    return get_user_model().objects.create_user(email[:150], email, answers.password or None, **names)
