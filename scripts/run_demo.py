"""Starts the demo practice: database, demo content, pretend Stripe, job worker and server, and says how to sign in."""

import os
import signal
import subprocess
import sys

from running import MANAGE, ROOT, manage, run, secret

PORT = int(os.environ.get("PORT", "8000"))
STRIPE_PORT = int(os.environ.get("STRIPE_PORT", str(PORT + 1)))
SITE, STRIPE = f"http://localhost:{PORT}", f"http://127.0.0.1:{STRIPE_PORT}"


def environment():
    """The demo's environment; its secrets are random."""
    names = ("SECRET_KEY", "STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET")
    keys = {name: secret(ROOT / "var" / "demo-secrets" / name) for name in names}
    stripe = {"STRIPE_API_URL": STRIPE}
    return os.environ | keys | stripe | {"DEMO": "1", "DEBUG": "1", "SITE_URL": SITE}


def start(env):
    """Starts the three processes of the demo."""
    stripe = ["-m", "coachsite.demo.pretend_stripe", "--port", str(STRIPE_PORT), "--webhook", f"{SITE}/stripe/webhook/"]
    commands = [
        [sys.executable, *stripe],
        [*MANAGE, "work"],
        [*MANAGE, "runserver", "--noreload", f"localhost:{PORT}"],
    ]
    quiet = {"stdout": subprocess.DEVNULL}
    return [subprocess.Popen(command, cwd=ROOT, env=env, **quiet) for command in commands]


def welcome():
    return (ROOT / "scripts" / "demo_welcome.txt").read_text().format(site=SITE, stripe=STRIPE)


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    env = environment()
    manage(env, "migrate", "-v0", check=True)
    manage(env, "load_demo", check=True)
    run(SITE, start(env), welcome, "The demo stops; its data stays in var/.")


if __name__ == "__main__":
    main()
