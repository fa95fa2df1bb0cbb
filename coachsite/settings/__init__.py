"""All settings, driven by the environment, a file a subject. Every default works on a fresh clone.

Production sets DEBUG=0 and at least SECRET_KEY, ALLOWED_HOSTS, SITE_URL, DATABASE_URL and EMAIL_URL, and should set
DEFAULT_FROM_EMAIL; `docs/operations.md` explains each.
"""

from coachsite import environment
from coachsite.settings.accounts import *
from coachsite.settings.apps import *
from coachsite.settings.base import *
from coachsite.settings.database import *
from coachsite.settings.files import *
from coachsite.settings.language import *
from coachsite.settings.logs import *
from coachsite.settings.mail import *
from coachsite.settings.payments import *
from coachsite.settings.security import *
from coachsite.settings.wagtail import *

environment.check()
