"""What the other settings build on: where it runs, as what, and by what address."""

from functools import partial
from pathlib import Path

from coachsite import environment as env
from coachsite.environment.site_url import site_url

BASE_DIR = Path(__file__).resolve().parents[2]
DEBUG = env.flag("DEBUG", default=True)
DEMO = env.flag("DEMO", default=False)
DEMO_COACHES = env.number("DEMO_COACHES", default=1)
SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", default=not DEBUG)
SITE_URL = env.parsed("SITE_URL", partial(site_url, may_be_plain=not SECURE_SSL_REDIRECT), "http://localhost:8000")
SECRET_KEY = env.secret("SECRET_KEY", "only-for-development-" * 3)
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]", "testserver"])
if DEMO and not DEBUG:
    env.problem("DEMO", "The demo shows mails and sign-in codes to everyone: DEMO=1 needs DEBUG=1.")
CSRF_TRUSTED_ORIGINS = [] if DEBUG else [SITE_URL]
# Calendars that coaches have elsewhere: an address on this machine is refused, but for the demo and the tests.
CALENDARS_ON_THIS_MACHINE = DEMO
# While it is there, the site is closed, and says in the words of this file until when.
MAINTENANCE_FILE = BASE_DIR / "var" / "maintenance"
