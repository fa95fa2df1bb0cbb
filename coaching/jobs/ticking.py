"""Tells every room to do what is due. A receiver that hangs is ended, and keeps none of the others from their turn."""

import os
import select
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from django.db import connections

from coaching.jobs.time_limits import ended_after
from coaching.practice.tracebacks import without_words
from coaching.signals import tick

RECEIVER_SECONDS = 60


def receivers() -> list[Callable]:
    """The receivers of the tick, in the order they connected."""
    return list(tick._live_receivers(None)[0])  # send_robust would call them in one go, without a limit for each


class Ticker:
    """Sends ticks, each in a process of its own. `say` writes a line for the operator.

    `meanwhile` is called about once a second as long as a tick takes. A receiver that hung last time comes last next time.
    """

    def __init__(self, say: Callable[[str], None], meanwhile: Callable[[], None] = lambda: None):
        self.say, self.meanwhile = say, meanwhile
        self.hung: set[str] = set()

    def send(self, now: datetime) -> None:
        """Calls every receiver once. Comes back when all are done or ended."""
        waiting = sorted(receivers(), key=lambda each: name_of(each) in self.hung)
        self.hung = set()
        while waiting:
            done = self._call(waiting, now)
            if done < len(waiting):
                self.hung.add(name_of(waiting[done]))
                self.say(f"{name_of(waiting[done])} died at the tick, or took longer than {RECEIVER_SECONDS} seconds.")
            waiting = waiting[done + 1 :]

    def _call(self, waiting, now):
        """Calls receivers in a new process. Returns how many came to an end."""
        reader, writer = os.pipe()
        connections.close_all()  # two processes must not speak through one connection
        pid = os.fork()
        if not pid:
            _call_each(waiting, now, writer, self.say)
        os.close(writer)
        done = self._count(reader)
        os.close(reader)
        os.waitpid(pid, 0)
        return done

    def _count(self, reader):
        """How many signs come until the other process ends."""
        count = 0
        while True:
            if not select.select([reader], [], [], 1)[0]:
                self.meanwhile()
            elif signs := os.read(reader, 1000):
                count += len(signs)
            else:
                return count


def name_of(receiver: Callable) -> str:
    return f"{receiver.__module__}.{receiver.__qualname__}"


def _call_each(waiting, now, writer, say):
    """The new process: ends here. What is asked of its parent (SIGTERM, Ctrl-C) must not break off a receiver."""
    try:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
            signal.signal(number, signal.SIG_IGN)
        for each in waiting:
            try:
                with ended_after(RECEIVER_SECONDS):
                    each(signal=tick, sender=None, now=now)
            except BaseException as error:  # this process is the receivers' own: nothing but their limit ends one of them early
                say(f"{name_of(each)} failed at the tick: {without_words(error)}")
            os.write(writer, b".")
    finally:
        with suppress(Exception):
            connections.close_all()
            sys.stderr.flush()
        os._exit(0)
