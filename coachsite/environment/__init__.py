"""Typed reads of environment variables by environs, for the settings alone.

A variable NAME may be in a file instead, whose path is NAME_FILE. Mistakes are collected, one sentence for each variable, and
`check` reports all of them.
"""

import os
import sys
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from environs import EnvValidationError, FileAwareEnv, validate

# What production has no default for, and what is said where it is missing.
NEEDED = {
    "SECRET_KEY": "Set SECRET_KEY to a long random text: with DEBUG=0 there is no default.",
    "ALLOWED_HOSTS": "Set ALLOWED_HOSTS to the site's host names, separated by commas.",
    "SITE_URL": "Set SITE_URL to the site's address, like https://practice.example: links in mails begin with it.",
    "DATABASE_URL": "Set DATABASE_URL to the database's address, like postgres://user:password@host:5432/name.",
    "EMAIL_URL": "Set EMAIL_URL to the mail server's address, like smtp+tls://user:password@host:587.",
}
problems: dict[str, str] = {}
_env = FileAwareEnv()


def check() -> None:
    """Stops startup with a sentence for each problem."""
    # They stay: Django catches the first refusal and asks again, and by then the files of settings are read and done with.
    if problems:
        sys.tracebacklimit = 0  # the process ends: where in the code it does is of no help
        raise ImproperlyConfigured("\n".join(problems.values())) from None


def problem(name: str, sentence: str) -> None:
    """Only the first problem of a variable is reported: later ones follow from it."""
    problems.setdefault(name, sentence)


def text(name: str, default: str = "", needed: bool = True) -> str:
    """The variable's text. Without one of NEEDED production does not start."""
    value = _read(_env.str, name, None if name in NEEDED else default, pre_load=str.strip)
    return _or_default(name, value, default, needed)


def secret(name: str, default: str) -> str:
    """A text that nobody guesses, by Django's own measure: 50 characters, 5 different ones."""
    value = text(name, default)
    if _in_production() and (len(value) < 50 or len(set(value)) < 5):
        problem(name, f"{name} must be 50 random characters or more: whoever guesses it can sign in as anyone.")
    return value


def parsed(name: str, parse: Callable[[str], Any], default: str, needed: bool = True) -> Any:
    """What `parse` makes of the text; it raises ValueError with a sentence."""
    try:
        return parse(text(name, default, needed))
    except ValueError as error:
        problem(name, str(error))
        return parse(default)


def flag(name: str, default: bool = False) -> bool:
    """True or false; an empty text is false, so that `DEBUG=` never switches it on."""
    return _read(_env.bool, name, default, "1 or 0", pre_load=lambda value: value.strip().lower() or "0")


def number(name: str, default: int) -> int:
    """A whole number, 0 or more."""
    return _read(_env.int, name, default, "a whole number", validate=validate.Range(min=0))


def choice(name: str, choices: list[str]) -> str:
    """One of the choices; the first when unset or empty."""
    options = {"pre_load": lambda value: value.strip() or choices[0], "validate": validate.OneOf(choices)}
    return _read(_env.str, name, choices[0], " or ".join(choices), **options)


def log_level(name: str, default: int) -> int:
    """A level by its name, in capitals or not, as the number that `logging` has for it."""
    return _read(_env.log_level, name, default, "DEBUG, INFO, WARNING, ERROR or CRITICAL", pre_load=str.strip)


def words(name: str, default: list[str]) -> list[str]:
    """What stands between commas."""
    listed = _read(_env.list, name, None if name in NEEDED else default, subcast=str.strip)
    return _or_default(name, [word for word in listed or [] if word], default)


def packages(name: str, default: list[str]) -> list[str]:
    """Packages between commas, or configs in them. A name that Python can't find is a problem, and is left out until `check`."""
    named = words(name, default)
    missing = [each for each in named if find_spec(each.partition(".")[0]) is None]
    if missing:
        problem(
            name, f"{name} names “{missing[0]}”, which Python can't find. If it is in another folder, add that to PYTHONPATH."
        )
    return [each for each in named if each not in missing]


def _read(read, name, default, must_be="", **options):
    """What environs reads. After a problem the default stands in for it until `check`."""
    if os.environ.get(name, "").strip() and os.environ.get(f"{name}_FILE"):
        problem(name, f"Set {name} or {name}_FILE, not both.")
        return default
    try:
        return read(name, default, **options)
    except EnvValidationError:
        problem(name, f"{name} must be {must_be}, not “{_env.str(name).strip()}”.")
    except (OSError, ValueError):
        problem(name, f"{name}_FILE must name a text file that can be read.")
    return default


def _or_default(name, value, default, needed=True):
    """What production needs has no default there."""
    if value or name not in NEEDED:
        return value
    if needed and _in_production():
        problem(name, NEEDED[name])
    return default


def _in_production():
    return not flag("DEBUG", default=True)
