"""The project's settings as the suite runs them: mails in memory, jobs at once, one migrated database file kept."""

import hashlib
import os
from importlib.util import find_spec
from pathlib import Path

from coachsite import environment
from coachsite.settings import *  # noqa: F403
from coachsite.settings import BASE_DIR, CACHES, DATABASES, INSTALLED_APPS, STORAGES
from tests import clock

clock.travel()

# A second module, written against the contract alone; a run without modules is without this one too.
if "networking_module" in INSTALLED_APPS:
    INSTALLED_APPS.insert(INSTALLED_APPS.index("networking_module") + 1, "tests.sample_module")

DEFAULT_FROM_EMAIL = "hello@practice.example"
MAIL_SERVER_BACKEND = "django.core.mail.backends.locmem.EmailBackend"  # pytest-django sets EMAIL_BACKEND to it, too
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": ["default", "mail"]}}
MEDIA_ROOT = BASE_DIR / "var" / "test-media"
STORAGES["private"]["OPTIONS"]["location"] = BASE_DIR / "var" / "test-private"
ARRIVING_ROOT = BASE_DIR / "var" / "test-private" / "arriving"
# Each of the suite's processes has a database of its own, so what it keeps in Redis must not reach the others.
CACHES = {"default": {**CACHES["default"], "KEY_PREFIX": os.environ.get("PYTEST_XDIST_WORKER", "")}}
ACCOUNT_RATE_LIMITS = False
PAGES_KEPT = 0  # a test's transaction is never committed, so nothing would end what was kept; some tests turn it on
MAINTENANCE_FILE = BASE_DIR / "var" / "test-maintenance"
STRIPE_SECRET_KEY = STRIPE_WEBHOOK_SECRET = ""


def _state_of_migrations():
    digest = hashlib.sha256(repr(INSTALLED_APPS).encode())
    modules = [Path(find_spec(name).origin).parent for name in environment.words("COACHING_MODULES", "")]  # anywhere
    apps = {*BASE_DIR.glob("*"), *BASE_DIR.glob("tests/*"), *modules}
    migrations = [path for app in apps for path in app.glob("migrations/*.py")]
    for path in sorted([*migrations, BASE_DIR / "requirements.txt"]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: races need several processes.
    (BASE_DIR / "var").mkdir(exist_ok=True)
    DATABASES["default"]["TEST"] = {"NAME": str(BASE_DIR / "var" / "test.sqlite3")}
MIGRATED_DATABASE = BASE_DIR / "var" / f"migrated-{_state_of_migrations()}.sqlite3"
