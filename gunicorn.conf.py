"""How `gunicorn coachsite.wsgi`, started in this folder, runs the site. The environment overrides the two numbers."""

import logging
import os
import socket
import struct
import subprocess
import sys

from gunicorn.glogging import Logger

worker_class = "gthread"  # a visitor who connects and says nothing, or reads slowly, holds a thread and not the process
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "16"))  # each keeps at most one connection to the database


class Lines(logging.Formatter):
    """As gunicorn writes them, without the addresses that are keys."""

    def format(self, record):
        from coachsite.secret_addresses import without_secrets  # a process that answers requests can import it

        return without_secrets(super().format(record))


class logger_class(Logger):
    """gunicorn's own log, of requests too where it is asked for (`--access-logfile -`)."""

    def setup(self, cfg):
        super().setup(cfg)
        for handler in [*self.error_log.handlers, *self.access_log.handlers]:
            handler.setFormatter(Lines(handler.formatter._fmt, handler.formatter.datefmt))


def on_starting(server):
    """Says once what is wrong in the environment, in a process of its own: a reload reads the settings anew."""
    if subprocess.run([sys.executable, "-c", "import coachsite.settings"], check=False).returncode:
        sys.exit(1)


def when_ready(server):
    """Whoever stops in the middle of a request is given up after ten seconds: gunicorn itself would wait for ever."""
    for listener in server.LISTENERS:
        listener.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("ll", 10, 0))


def post_worker_init(worker):
    """Reads now what the first question for /readyz would otherwise wait for."""
    from coaching.jobs.readiness import newest_migrations

    newest_migrations()
