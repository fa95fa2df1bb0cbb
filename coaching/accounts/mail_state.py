"""Whether emails can be sent at the moment."""

from coaching.jobs.heartbeat import worker_is_alive


def mails_wait():
    """True while no worker runs: a code would stay in the outbox, and a password is the way in."""
    return not worker_is_alive()
