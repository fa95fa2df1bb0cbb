"""The day on which the suite lives, whatever day it is outside: an ordinary Wednesday, or the moment that TEST_DAY names.

Every process of the suite imports tests/settings.py, which travels. What a process starts travels by the same number of
seconds, because the clock goes on: what one writes, the other must not take for the future.
"""

import os
import time
from datetime import datetime

import time_machine

ORDINARY_DAY = "2027-05-12T15:00:00+00:00"
AHEAD = "TEST_SECONDS_AHEAD"
# For pages: the same day in the browser. Its timers stay as they are.
BROWSER_SCRIPT = """{
  const Real = Date;
  const now = () => Real.now() + %d;
  globalThis.Date = new Proxy(Real, {
    construct: (target, values, made) => Reflect.construct(target, values.length ? values : [now()], made),
    apply: () => new Real(now()).toString(),
    get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
  });
}"""


def travel():
    """Sets the clock of this process. Django's, Python's and the libraries' agree; `time.monotonic` stays."""
    if AHEAD not in os.environ:
        day = datetime.fromisoformat(os.environ.get("TEST_DAY") or ORDINARY_DAY)
        os.environ[AHEAD] = str(int(day.timestamp() - time.time()))
    time_machine.travel(time.time() + seconds_ahead(), tick=True).start()
    time.time()  # the clock goes on from the first look at it, which must not be a forked child's


def seconds_ahead():
    """How far the suite's clock is ahead of the machine's; negative in the past."""
    return int(os.environ[AHEAD])


def browser_script():
    """What a page runs first so that its `Date` agrees."""
    return BROWSER_SCRIPT % (seconds_ahead() * 1000)
