"""Several threads that do one thing at the same moment, each with its own connection to the database."""

import threading
from concurrent.futures import ThreadPoolExecutor

from django.db import connection

PATIENCE = 30


def at_once(count, action):
    """What `action(wait)` gave or raised in each of `count` threads; `wait()` lets all of them go on together."""
    barrier = threading.Barrier(count)

    def run(_number):
        try:
            return action(lambda: barrier.wait(PATIENCE))
        except Exception as error:  # the outcome of a race is looked at by the test
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))
