"""Whether a mail can leave the house at the moment."""

try:
    from coaching.jobs.heartbeat import worker_is_alive
except ImportError:

    def worker_is_alive():
        return True


def mails_wait():
    """True while no worker runs: a code would stay in the outbox, and a password is the way in."""
    return not worker_is_alive()
