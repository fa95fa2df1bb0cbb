import os
import re
import subprocess
import sys

import pytest
from django.conf import settings

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


def start(code="import coachsite.settings; print('started')", **changes):
    """The lines that a start with these variables says; a value of None leaves one out."""
    wanted = {**PRODUCTION, "DJANGO_SETTINGS_MODULE": "coachsite.settings", **changes}
    env = {**os.environ, **{name: value for name, value in wanted.items() if value is not None}}
    for name in [name for name, value in wanted.items() if value is None]:
        env.pop(name, None)
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
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
        ({"LOG_LEVEL": "loud"}, "LOG_LEVEL must be DEBUG, INFO, WARNING, ERROR or CRITICAL, not “loud”."),
        ({"MEDIA_SERVED_BY": "nginx"}, "MEDIA_SERVED_BY must be site or proxy, not “nginx”."),
        (
            {"PRIVATE_ROOT": "var/media/private"},
            "PRIVATE_ROOT must lie outside MEDIA_ROOT: what is in there is given to everyone.",
        ),
        ({"DATABASE_URL": "mysql://x"}, "DATABASE_URL must start with sqlite:/// or postgres://."),
        ({"EMAIL_URL_FILE": "/nowhere"}, "Set EMAIL_URL or EMAIL_URL_FILE, not both."),
        ({"EMAIL_URL": None, "EMAIL_URL_FILE": "/nowhere"}, "EMAIL_URL_FILE must name a text file that can be read."),
        (
            {"SECRET_KEY": None, "SECRET_KEY_FILE": os.devnull},
            "Set SECRET_KEY to a long random text: with DEBUG=0 there is no default.",
        ),
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


def test_secrets_come_from_files(tmp_path):
    secrets = {
        "SECRET_KEY": "long and random " * 4 + "end",
        "DATABASE_URL": "postgres://ann:p%2Fw@db/practice",
        "EMAIL_URL": "smtps://ann:mail%2Fw@mail.example",
        "REDIS_URL": "redis://:redis@cache",
        "STRIPE_SECRET_KEY": "sk_test_1",
        "STRIPE_WEBHOOK_SECRET": "whsec_1",
    }
    for name, value in secrets.items():
        (tmp_path / name).write_text(f"{value}\n")
    files = {f"{name}_FILE": str(tmp_path / name) for name in secrets}
    code = "from coachsite.settings import *; print(SECRET_KEY, DATABASES['default']['PASSWORD'], EMAIL_HOST_PASSWORD, "
    code += "CACHES['default']['LOCATION'], STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, sep='\\n')"
    said = start(code, **dict.fromkeys(secrets), **files)
    assert said == [secrets["SECRET_KEY"], "p/w", "mail/w", "['redis://:redis@cache']", "sk_test_1", "whsec_1"]


def test_a_refused_start_is_refused_again_when_asked_again():
    code = "import contextlib\nwith contextlib.suppress(Exception): import coachsite.settings\nimport coachsite.settings"
    assert start(code, EMAIL_URL="x")[-1].endswith("EMAIL_URL must start with smtp://, smtp+tls:// or smtps://.")


def test_a_command_of_ours_says_nothing_but_the_sentences():
    code = "from django.core.management import execute_from_command_line as run; run(['manage.py', 'work', '--once'])"
    sentence = "EMAIL_URL must start with smtp://, smtp+tls:// or smtps://."
    assert start(code, EMAIL_URL="x") == [f"django.core.exceptions.ImproperlyConfigured: {sentence}"]


def test_every_variable_is_explained():
    code = "".join(path.read_text() for path in (settings.BASE_DIR / "coachsite" / "settings").glob("*.py"))
    read = set(re.findall(r'env\.\w+\(\s*"(\w+)"', code))
    explained = set(re.findall(r"`(\w+)`", (settings.BASE_DIR / "docs" / "operations.md").read_text()))
    assert ("SECRET_KEY" in read, read - explained) == (True, set())
