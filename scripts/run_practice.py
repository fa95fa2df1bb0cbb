"""Starts a practice of one's own: database, job worker and server, and the link at which it begins. Its data is in practice/.

PORT is the port it answers at (8000 when unset). It runs as on a server, so that whatever goes wrong is said for people.
"""

import argparse
import os
import signal
import subprocess
import sys

from running import MANAGE, ROOT, manage, run, secret

DATA = "practice"
PORT = int(os.environ.get("PORT", "8000"))
SITE = f"http://localhost:{PORT}"
PRINTED = "coachsite.printed_mail.EmailBackend"


def environment():
    """What the environment says, and for the rest a folder of its own, which `make clean` leaves alone."""
    ours = {
        "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1]",
        "SITE_URL": SITE,
        "SECURE_SSL_REDIRECT": "0",  # this machine's own address has no https, and no proxy before it
        "TRUSTED_PROXIES": "0",
        "SECRET_KEY": secret(ROOT / DATA / "secret-key"),
        "DATABASE_URL": f"sqlite:///{DATA}/db.sqlite3",
        "MEDIA_ROOT": f"{DATA}/media",
        "PRIVATE_ROOT": f"{DATA}/private",
    }
    mails = {} if os.environ.get("EMAIL_URL") else {"EMAIL_BACKEND": PRINTED}
    return ours | mails | os.environ | {"DEMO": "0", "DEBUG": "0"}


def start(env):
    """The worker, whose emails are read here until a mail server is named, and the web server."""
    server = [*MANAGE, "runserver", "--noreload", f"localhost:{PORT}"]
    return [
        subprocess.Popen([*MANAGE, "work"], cwd=ROOT, env=env),
        subprocess.Popen(server, cwd=ROOT, env=env, stdout=subprocess.DEVNULL),
    ]


def welcome(env):
    """Where to go: to the questions, or for a practice that has begun to its site and desk."""
    lines = [*_begins(env), "", "Ctrl-C stops; what you wrote stays."]
    if env.get("EMAIL_BACKEND") == PRINTED:
        lines.append("Emails are shown here and sent to nobody until EMAIL_URL names a mail server.")
    return "\n".join(["", *lines, ""])


def _begins(env):
    asked = manage(env, "start_practice", "--link", capture_output=True)
    if not asked.returncode:
        return ["Your practice begins here. The link is good for a day:", "", f"  {asked.stdout.strip()}"]
    way_in = manage(env, "sign_in_link", capture_output=True).stdout.strip()
    places = [f"  The site    {SITE}/", f"  Your desk   {SITE}/admin/"]
    return ["Your practice is open.", "", *places, "", f"A way in, once, as {way_in}"]


def main():
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    env = environment()
    print("Getting it ready. The first time takes a minute or more …", flush=True)
    manage(env, "migrate", "-v0", check=True)
    manage(env, "collectstatic", "--no-input", "-v0", check=True)
    run(SITE, start(env), lambda: welcome(env), "It stops; what you wrote stays in practice/.")


if __name__ == "__main__":
    main()
