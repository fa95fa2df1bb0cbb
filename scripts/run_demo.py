"""Starts the demo practice: database, demo content, pretend Stripe, job worker and server, and says how to sign in."""

import os
import secrets
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PORT = int(os.environ.get("PORT", "8000"))
STRIPE_PORT = int(os.environ.get("STRIPE_PORT", str(PORT + 1)))
SITE, STRIPE = f"http://localhost:{PORT}", f"http://127.0.0.1:{STRIPE_PORT}"
MANAGE = [sys.executable, "manage.py"]


def environment():
    """The demo's environment; its secrets are random, and kept so that sign-ins outlive a restart."""
    keys = {name: secret(name) for name in ("SECRET_KEY", "STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET")}
    stripe = {"STRIPE_API_URL": STRIPE}
    return os.environ | keys | stripe | {"DEMO": "1", "DEBUG": "1", "SITE_URL": SITE}


def secret(name):
    file = ROOT / "var" / "demo-secrets" / name
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48))
    return file.read_text()


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


def wait_until_it_answers(processes):
    for _ in range(240):
        if any(process.poll() is not None for process in processes):
            raise SystemExit("A part of the demo ended; its message is above.")
        try:
            return urllib.request.urlopen(SITE, timeout=30)
        except OSError:
            time.sleep(0.25)
    raise SystemExit(f"Nothing answered at {SITE}.")


def stop(processes):
    for process in processes:
        process.send_signal(signal.SIGTERM)
    for process in processes:
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:  # it is at something long; what it leaves is done the next time
            process.kill()


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    env = environment()
    subprocess.run([*MANAGE, "migrate", "-v0"], cwd=ROOT, env=env, check=True)
    subprocess.run([*MANAGE, "load_demo"], cwd=ROOT, env=env, check=True)
    processes = start(env)
    try:
        wait_until_it_answers(processes)
        print((ROOT / "scripts" / "demo_welcome.txt").read_text().format(site=SITE, stripe=STRIPE), flush=True)
        processes[-1].wait()
    except KeyboardInterrupt:
        print("\nThe demo stops; its data stays in var/.")
    finally:
        stop(processes)


if __name__ == "__main__":
    main()
