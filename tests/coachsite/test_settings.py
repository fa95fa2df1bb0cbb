import os
import subprocess
import sys

import pytest

PRODUCTION = {
    "DEBUG": "0",
    "SECRET_KEY": "long and random " * 4,
    "ALLOWED_HOSTS": "practice.example",
    "SITE_URL": "https://practice.example",
    "DATABASE_URL": "sqlite:///var/x.sqlite3",
    "EMAIL_URL": "smtp+tls://mail.example",
}


def last_line(**changes):
    return start(**changes)[-1]


def start(**changes):
    """The lines that a start with these variables says; a value of None leaves one out."""
    wanted = {**PRODUCTION, "DJANGO_SETTINGS_MODULE": "coachsite.settings", **changes}
    env = {**os.environ, **{name: value for name, value in wanted.items() if value is not None}}
    for name in [name for name, value in wanted.items() if value is None]:
        env.pop(name, None)
    command = [sys.executable, "-c", "import coachsite.settings; print('started')"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).strip().splitlines()


def test_production_settings_start():
    assert last_line() == "started"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"SECRET_KEY": None}, "Set SECRET_KEY to a long random text: with DEBUG=0 there is no default."),
        ({"SECRET_KEY": "x" * 60}, "must be 50 random characters or more: whoever guesses it can sign in as anyone."),
        ({"SECRET_KEY": "short, odd"}, "must be 50 random characters or more: whoever guesses it can sign in as anyone."),
        ({"ALLOWED_HOSTS": None}, "Set ALLOWED_HOSTS to the site's host names, separated by commas."),
        ({"ALLOWED_HOSTS": " , "}, "Set ALLOWED_HOSTS to the site's host names, separated by commas."),
        ({"SITE_URL": None}, "Set SITE_URL to the site's address, like https://practice.example: links in mails begin with it."),
        ({"SITE_URL": ""}, "Set SITE_URL to the site's address, like https://practice.example: links in mails begin with it."),
        ({"EMAIL_URL": None}, "Set EMAIL_URL to the mail server's address, like smtp+tls://user:password@host:587."),
        ({"DATABASE_URL": None}, "Set DATABASE_URL to the database's address, like postgres://user:password@host:5432/name."),
        ({"DEMO": "1"}, "The demo shows mails and sign-in codes to everyone: DEMO=1 needs DEBUG=1."),
        ({"DEBUG": "maybe"}, "DEBUG must be 1 or 0, not “maybe”."),
        ({"TRUSTED_PROXIES": "²"}, "TRUSTED_PROXIES must be a whole number, not “²”."),
        ({"MEDIA_SERVED_BY": "nginx"}, "MEDIA_SERVED_BY must be site or proxy, not “nginx”."),
        (
            {"PRIVATE_ROOT": "var/media/private"},
            "PRIVATE_ROOT must lie outside MEDIA_ROOT: what is in there is given to everyone.",
        ),
        ({"DATABASE_URL": "mysql://x"}, "DATABASE_URL must start with sqlite:/// or postgres://."),
    ],
)
def test_what_is_missing_fails_with_a_sentence(changes, sentence):
    assert last_line(**changes).endswith(sentence)


def test_all_that_is_missing_is_said_at_once():
    said = start(SECRET_KEY=None, SITE_URL=None, EMAIL_URL="imap://x", REDIS_URL="redis://")
    assert [line.split(" ")[0:2] for line in said[-4:]] == [
        ["django.core.exceptions.ImproperlyConfigured:", "Set"],
        ["Set", "SECRET_KEY"],
        ["REDIS_URL", "must"],
        ["EMAIL_URL", "must"],
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"EMAIL_URL": None, "EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"},
        {"SITE_URL": "http://localhost:8000"},
        {"SITE_URL": "http://practice.example", "SECURE_SSL_REDIRECT": "0"},
    ],
)
def test_a_try_on_this_machine_starts(changes):
    assert last_line(**changes) == "started"


def test_plain_http_is_refused_in_production():
    assert "SITE_URL must start with https://" in last_line(SITE_URL="http://practice.example")


def test_development_needs_nothing():
    assert last_line(**dict.fromkeys(PRODUCTION)) == "started"


def test_nothing_else_is_said_than_the_sentences():
    said = start(SECRET_KEY=None, SITE_URL=None)
    assert said == [
        "django.core.exceptions.ImproperlyConfigured: Set SITE_URL to the site's address, like https://practice.example: "
        "links in mails begin with it.",
        "Set SECRET_KEY to a long random text: with DEBUG=0 there is no default.",
    ]
