"""The log goes to the standard error, for the process manager to keep. Addresses that are keys stay out of it."""

import logging

from coachsite import environment as env

LINES, REQUESTS = "coachsite.log_format.LineFormatter", "coachsite.log_format.RequestFormatter"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": LINES},
        "request": {"()": REQUESTS, "format": "[{server_time}] {message}", "style": "{"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
        "requests": {"class": "logging.StreamHandler", "formatter": "request"},
    },
    "root": {"handlers": ["console"], "level": env.log_level("LOG_LEVEL", logging.WARNING)},
    "loggers": {
        "django": {"handlers": []},  # the root's is enough; Django's own would write everything twice, keys among it
        # Each request on one's own machine: it would push away the emails and links that are printed there.
        "django.server": {"handlers": ["requests"], "propagate": False, "level": env.log_level("LOG_LEVEL", logging.ERROR)},
        # What was thrown away is said whatever the level.
        "coaching.jobs.daily_sweeps": {"level": "INFO"},
        "coaching.storage.orphans": {"level": "INFO"},
    },
}
