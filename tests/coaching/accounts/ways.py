"""How someone comes in: the forms of the sign-in page and of the page for the code, posted by a test's browser."""

import re

from django.core import mail
from django.test import Client
from django.urls import reverse

CODE = re.compile(r"^([A-Z]{4}-[A-Z]{4})$", re.MULTILINE)
WRONG = "BBBB-BBBB"
PASSWORD = "a long way in 7"


def browser(address="203.0.113.7"):
    """A visitor with a browser of their own, at that network address."""
    return Client(REMOTE_ADDR=address)


def ask(visitor, email, **more):
    return visitor.post(reverse("account_request_login_code"), {"email": email, **more})


def ask_to_reset(visitor, email):
    return visitor.post(reverse("account_reset_password"), {"email": email})


def by_password(visitor, email, password=PASSWORD):
    return visitor.post(reverse("account_login"), {"login": email, "password": password})


def type_code(visitor, code, where="account_confirm_login_code", **more):
    return visitor.post(reverse(where), {"code": code, **more})


def newest_code(to):
    return CODE.search(next(each.body for each in reversed(mail.outbox) if each.to == [to]))[1]


def is_in(visitor):
    return "_auth_user_id" in visitor.session


def run_out(visitor, key):
    """Eleven minutes go by for the code that a browser waits for."""
    session = visitor.session
    state = session[key]["state"]["stages"]["login_by_code"]["data"] if key == "account_login" else session[key]
    state["at"] -= 660
    session.save()
