"""Reading a stranger's file in a process of its own, and what is said when that doesn't come to an end."""

import logging
from typing import Any

from django.utils.translation import gettext

from coaching.jobs.isolation import Crashed, IsolationError, TooSlow, run_isolated
from coaching.tables.unreadable import DAMAGED, Unreadable

logger = logging.getLogger(__name__)


def read_alone(function: str, data: bytes, *, too_long: str, **options: Any) -> Any:
    """What `run_isolated` gives of `function`. Raises Unreadable: with the sentence `too_long` only where the time was over."""
    try:
        return run_isolated(function, data, **options)
    except TooSlow:
        raise Unreadable(too_long) from None
    except IsolationError as error:
        if isinstance(error, Crashed):
            logger.warning("The reader of a file crashed: %s", error)
        raise Unreadable(gettext(DAMAGED)) from None
