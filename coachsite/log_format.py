"""How a line of the log is written: without the addresses that are keys."""

import logging

from django.utils.log import ServerFormatter

from coachsite.secret_addresses import without_secrets


class LineFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return without_secrets(super().format(record))


class RequestFormatter(ServerFormatter):
    """What `runserver` says of each request."""

    def format(self, record: logging.LogRecord) -> str:
        return without_secrets(super().format(record))
