"""A demo practice of its own in a folder, for the scripts that look at its public pages."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]


def load(folder, **env):
    """Makes the practice in an empty folder, and this process one that knows it."""
    os.environ |= {"DATABASE_URL": f"sqlite:///{folder}/demo.sqlite3", "DEMO": "1", "DEBUG": "1", **env}
    os.environ |= {"MEDIA_ROOT": f"{folder}/media", "PRIVATE_ROOT": f"{folder}/private"}
    os.environ["DJANGO_SETTINGS_MODULE"] = "coachsite.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("load_demo", verbosity=0)
    make_pictures()


def make_pictures():
    """The sizes of pictures that the worker makes once pages are there."""
    from django.core.management import call_command
    from django.test import Client

    for path in public_pages().values():
        Client(headers={"host": "localhost"}).get(path)
    call_command("db_worker", batch=True, reload=False, startup_delay=False, verbosity=0)


def public_pages():
    """{name: path} of a page of each type that visitors open, and of what is no page of Wagtail's."""
    from django.urls import NoReverseMatch, reverse
    from wagtail.models import Page

    from coaching.booking.models import AppointmentType

    pages = {}
    for page in Page.objects.live().public().filter(depth__gt=1).order_by("depth", "path").specific():
        pages.setdefault(type(page).__name__.removesuffix("Page").lower(), page.get_url())
    call = AppointmentType.objects.public().select_related("coach").first()
    pages |= {"coach's times": reverse("booking:coach", args=[call.coach.slug]), "month": call.get_absolute_url()}
    for name, view in (("packages", "website:packages"), ("help", "website:help"), ("check", "networking-public:check")):
        try:
            pages.setdefault(name, reverse(view))
        except NoReverseMatch:  # a module that isn't installed
            continue
    return pages


@contextmanager
def production():
    """The site of `load` as production runs it: its address, as long as the block runs."""
    port = _free_port()
    site = f"http://127.0.0.1:{port}"
    env = {**os.environ, "DEBUG": "0", "DEMO": "0", "SECRET_KEY": "only for looking at it " * 3, "ALLOWED_HOSTS": "127.0.0.1"}
    env |= {"SITE_URL": site, "SECURE_SSL_REDIRECT": "0", "TRUSTED_PROXIES": "0", "EMAIL_URL": "smtp://127.0.0.1:9"}
    collect = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity=0"]
    subprocess.run(collect, cwd=ROOT, env=env, check=True)
    serve = [sys.executable, "-m", "gunicorn", "coachsite.wsgi", "--no-control-socket", "-b", f"127.0.0.1:{port}"]
    with _running(serve, env, site):
        yield site


@contextmanager
def demonstration():
    """The site of `load` as `make run` shows it, with what is there for the demo alone, as long as the block runs."""
    port = _free_port()
    site = f"http://localhost:{port}"
    env = {**os.environ, "SITE_URL": site}
    with _running([sys.executable, "manage.py", "runserver", "--noreload", f"localhost:{port}"], env, site):
        yield site


def _free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextmanager
def _running(command, env, site):
    server = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(site)
        yield
    finally:
        server.terminate()
        server.wait()


def _wait(site):
    for _try in range(240):
        try:
            return urllib.request.urlopen(f"{site}/healthz", timeout=30)
        except OSError:
            time.sleep(0.5)
    raise SystemExit(f"Nothing answered at {site}.")
