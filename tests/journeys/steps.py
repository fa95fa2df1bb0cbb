"""What several journeys do."""

import re

from django.conf import settings
from django.core import mail
from django.test import Client as Browser

from coaching.booking.models import Booking


def newest_mail(to, words):
    """The text of the newest mail to someone whose subject or text has those words."""
    return next(each.body for each in reversed(mail.outbox) if each.to == [to] and words in each.subject + each.body)


def sign_in(who, email, path):
    """By code, as everyone does."""
    who.go(path)
    confirm(who, email)


def confirm(who, email):
    """Asks for a code on the sign-in page, and types it."""
    who.fill("Your email address", email)
    who.press("Email me a sign-in code")
    code = re.search(r"^\s*([A-Z0-9-]{6,})\s*$", newest_mail(email, "ode"), re.MULTILINE)[1]
    who.page.locator("input[name=code]").fill(code)
    who.press("Sign in")


def come_in(who, user):
    """Signed in already."""
    browser = Browser()
    browser.force_login(user)
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": browser.cookies[settings.SESSION_COOKIE_NAME].value}
    who.page.context.add_cookies([{**cookie, "url": who.site}])


def empty_calendar(except_for=None, *, past=False):
    """Cancels what the demo's clients have booked, or in the `past` have had, which would stand in the way of another time."""
    others = Booking.objects.exclude(pk=except_for.pk) if except_for else Booking.objects.all()
    meant = others if past else others.filter(status=Booking.Status.BOOKED)
    meant.update(status=Booking.Status.CANCELED)


def come_home(who, user):
    """Signed in already, past the welcome where it is the first time."""
    come_in(who, user)
    who.go("/me/")
    if who.page.get_by_role("button", name="Good, let's start").count():
        who.press("Good, let's start")
