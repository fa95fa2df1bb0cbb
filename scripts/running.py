"""Running a site on one's own machine: its processes, until Ctrl-C."""

import secrets
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MANAGE = [sys.executable, "manage.py"]


def secret(file):
    """A random text, kept in that file so that sign-ins outlive a restart."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48))
    return file.read_text()


def manage(env, *words, **options):
    """Runs a command of manage.py."""
    return subprocess.run([*MANAGE, *words], cwd=ROOT, env=env, text=True, **options)


def wait_until_it_answers(site, processes):
    for _ in range(240):
        if any(process.poll() is not None for process in processes):
            raise SystemExit("A part of it ended; its message is above.")
        try:
            return urllib.request.urlopen(site, timeout=30)
        except OSError:
            time.sleep(0.25)
    raise SystemExit(f"Nothing answered at {site}.")


def run(site, processes, welcome, goodbye):
    """Waits for the site, prints `welcome()`, and ends all processes with the last of them, or at Ctrl-C."""
    try:
        wait_until_it_answers(site, processes)
        print(welcome(), flush=True)
        processes[-1].wait()
    except KeyboardInterrupt:
        print(f"\n{goodbye}")
    finally:
        stop(processes)


def stop(processes):
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:  # it is at something long; what it leaves is done the next time
            process.kill()
