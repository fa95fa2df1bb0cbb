import os
import subprocess
import sys

import pytest

PRODUCTION = {
    "DEBUG": "0",
    "SECRET_KEY": "x" * 60,
    "ALLOWED_HOSTS": "practice.example",
    "DATABASE_URL": "sqlite:///var/x.sqlite3",
}


def last_line(**changes):
    """What a start with these variables says at the end; a value of None leaves one out."""
    wanted = {**PRODUCTION, "DJANGO_SETTINGS_MODULE": "coachsite.settings", **changes}
    env = {**os.environ, **{name: value for name, value in wanted.items() if value is not None}}
    for name in [name for name, value in wanted.items() if value is None]:
        env.pop(name, None)
    command = [sys.executable, "-c", "import coachsite.settings; print('started')"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).strip().splitlines()[-1]


def test_production_settings_start():
    assert last_line() == "started"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"SECRET_KEY": None}, "Set SECRET_KEY to a long random text: with DEBUG=0 there is no default."),
        ({"ALLOWED_HOSTS": None}, "Set ALLOWED_HOSTS to the site's host names, separated by commas."),
        ({"DEMO": "1"}, "The demo shows mails and sign-in codes to everyone: DEMO=1 needs DEBUG=1."),
        ({"DEBUG": "maybe"}, "DEBUG must be 1 or 0, not “maybe”."),
        ({"DATABASE_URL": "mysql://x"}, "DATABASE_URL must start with sqlite:/// or postgres://."),
    ],
)
def test_what_is_missing_fails_with_a_sentence(changes, sentence):
    assert last_line(**changes).endswith(sentence)
