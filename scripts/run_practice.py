"""Starts a practice of one's own: database, job worker and server, and the link at which it begins. Its data is in practice/."""

import os
import secrets
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "practice"
PORT = int(os.environ.get("PORT", "8000"))
SITE = f"http://localhost:{PORT}"
MANAGE = [sys.executable, "manage.py"]
CONSOLE = "django.core.mail.backends.console.EmailBackend"


def environment():
    """What the environment says, and for the rest a folder of its own, which `make clean` leaves alone."""
    ours = {
        "DEBUG": "1",
        "SITE_URL": SITE,
        "SECRET_KEY": secret(),
        "DATABASE_URL": f"sqlite:///{DATA.name}/db.sqlite3",
        "MEDIA_ROOT": f"{DATA.name}/media",
        "PRIVATE_ROOT": f"{DATA.name}/private",
    }
    mails = {} if os.environ.get("EMAIL_URL") else {"EMAIL_BACKEND": CONSOLE}
    return ours | mails | os.environ | {"DEMO": "0"}


def secret():
    file = DATA / "secret-key"
    if not file.exists():
        DATA.mkdir(exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48))
    return file.read_text()


def start(env):
    """The worker, whose emails are read here until a mail server is named, and the web server."""
    server = [*MANAGE, "runserver", "--noreload", f"localhost:{PORT}"]
    return [
        subprocess.Popen([*MANAGE, "work"], cwd=ROOT, env=env),
        subprocess.Popen(server, cwd=ROOT, env=env, stdout=subprocess.DEVNULL),
    ]


def wait_until_it_answers(processes):
    for _ in range(240):
        if any(process.poll() is not None for process in processes):
            raise SystemExit("A part of it ended; its message is above.")
        try:
            return urllib.request.urlopen(SITE, timeout=30)
        except OSError:
            time.sleep(0.25)
    raise SystemExit(f"Nothing answered at {SITE}.")


def welcome(env):
    """Where to go: to the questions, or for a practice that has begun to its site and desk."""
    asked = subprocess.run([*MANAGE, "start_practice", "--link"], cwd=ROOT, env=env, capture_output=True, text=True)
    if not asked.returncode:
        return f"\nYour practice begins here (the link is good for a day):\n\n  {asked.stdout.strip()}\n"
    link = subprocess.run([*MANAGE, "sign_in_link"], cwd=ROOT, env=env, capture_output=True, text=True).stdout.strip()
    return f"\nYour practice is open.\n\n  The site        {SITE}/\n  Your desk       {SITE}/admin/\n\nA way in, once, as {link}\n"


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
    processes = start(env)
    try:
        wait_until_it_answers(processes)
        print(welcome(env), flush=True)
        if env.get("EMAIL_BACKEND") == CONSOLE:
            print("Emails are shown here until EMAIL_URL names a mail server. Ctrl-C stops; what you wrote stays.\n", flush=True)
        processes[-1].wait()
    except KeyboardInterrupt:
        print("\nIt stops; what you wrote stays in practice/.")
    finally:
        stop(processes)


if __name__ == "__main__":
    main()
