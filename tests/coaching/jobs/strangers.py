"""What a reader of strangers' files can be made to do. No Django, for a process of its own."""

import os
import sys
import time


def tells(data, **options):
    return {"data": data.decode(), **options}


def works(data):
    while True:
        pass


def sleeps(data):
    time.sleep(60)


def grows(data):
    return len([b"x" * 1024**2 for _ in range(4096)])


def chatters(data):
    return "x" * 2 * 1024**2


def fails(data):
    raise KeyError("something " + data.decode())


def dies(data):
    os._exit(7)


def knows(data):
    """What a hostile file could find out."""
    django = sorted(name for name in sys.modules if name.split(".")[0] == "django")
    return {"environment": sorted(os.environ), "django": django}


def reads_a_calendar(data, **options):
    from coaching.booking.busy.isolated import copy_of

    return {"copy": copy_of(data, **options), **knows(data)}
