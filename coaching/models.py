"""Gathers the models of every room, so that Django finds them. Imported by no room."""

from coaching.autosave.models import *  # noqa: F403
from coaching.between_sessions.models import *  # noqa: F403
from coaching.booking.models import *  # noqa: F403
from coaching.coaching_hours.models import *  # noqa: F403
from coaching.desk.models import *  # noqa: F403
from coaching.exercises.models import *  # noqa: F403
from coaching.files.models import *  # noqa: F403
from coaching.goals.models import *  # noqa: F403
from coaching.jobs.models import *  # noqa: F403
from coaching.mail.models import *  # noqa: F403
from coaching.meetings.models import *  # noqa: F403
from coaching.payments.models import *  # noqa: F403
from coaching.people.models import *  # noqa: F403
from coaching.pipeline.models import *  # noqa: F403
from coaching.practice.models import *  # noqa: F403
from coaching.privacy.models import *  # noqa: F403
from coaching.testimonials.models import *  # noqa: F403
from coaching.website.models import *  # noqa: F403
