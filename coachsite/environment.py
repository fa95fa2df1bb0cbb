"""Typed reads of environment variables, for the settings alone. What is wrong is collected, and `check` says all of it."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}
# What production has no default for, and what is said where it is missing.
NEEDED = {
    "SECRET_KEY": "Set SECRET_KEY to a long random text: with DEBUG=0 there is no default.",
    "ALLOWED_HOSTS": "Set ALLOWED_HOSTS to the site's host names, separated by commas.",
    "SITE_URL": "Set SITE_URL to the site's address, like https://practice.example: links in mails begin with it.",
    "DATABASE_URL": "Set DATABASE_URL to the database's address, like postgres://user:password@host:5432/name.",
    "EMAIL_URL": "Set EMAIL_URL to the mail server's address, like smtp+tls://user:password@host:587.",
}
problems: list[str] = []


def check():
    """Ends the start with a sentence for each problem."""
    found = list(dict.fromkeys(problems))
    problems.clear()
    if found:
        sys.tracebacklimit = 0  # the process ends: where in the code it does is of no help
        raise ImproperlyConfigured("\n".join(found))


def problem(sentence):
    problems.append(sentence)


def text(name, default="", needed=True):
    """The variable's text. Without one of NEEDED production does not start."""
    value = os.environ.get(name, default).strip()
    if name not in NEEDED or os.environ.get(name, "").strip():
        return value
    if needed and not flag("DEBUG", default=True):
        problem(NEEDED[name])
    return default


def secret(name, default):
    """A text that nobody guesses, by Django's own measure: 50 characters, 5 different ones."""
    value = text(name, default)
    if not flag("DEBUG", default=True) and (len(value) < 50 or len(set(value)) < 5):
        problem(f"{name} must be 50 random characters or more: whoever guesses it can sign in as anyone.")
    return value


def parsed(name, parse, default, needed=True):
    """What `parse` makes of the text; it raises ValueError with a sentence."""
    try:
        return parse(text(name, default, needed))
    except ValueError as error:
        problem(str(error))
        return parse(default)


def flag(name, default=False):
    value = text(name, str(default)).lower()
    if value not in TRUE | FALSE:
        problem(f"{name} must be 1 or 0, not “{value}”.")
        return default
    return value in TRUE


def number(name, default):
    value = text(name, str(default))
    if not (value.isascii() and value.isdigit()):
        problem(f"{name} must be a whole number, not “{value}”.")
        return default
    return int(value)


def choice(name, choices):
    """One of the choices; the first when unset."""
    value = text(name) or choices[0]
    if value not in choices:
        problem(f"{name} must be {' or '.join(choices)}, not “{value}”.")
    return value


def words(name, default=""):
    found = [word.strip() for word in text(name, default).split(",") if word.strip()]
    if not found and name in NEEDED:
        problem(NEEDED[name])
    return found
