"""The log goes to the standard error, for the process manager to keep."""

import logging

from coachsite import environment as env

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    # What was thrown away is said whatever the level.
    "loggers": {"coaching.jobs.daily_sweeps": {"level": "INFO"}, "coaching.storage.orphans": {"level": "INFO"}},
    "root": {"handlers": ["console"], "level": env.log_level("LOG_LEVEL", logging.WARNING)},
}
