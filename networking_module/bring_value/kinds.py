"""What the check says of a message, in one word: a verdict that is sure, or one of three others."""

from networking_module.bring_value.check.result import NEUTRAL, TWO_WAY, Result

WARM_ASK, UNSURE, UNREAD = "warm_ask", "unsure", "unread"
GOOD = {TWO_WAY, NEUTRAL, WARM_ASK}  # what comes next is to send it
GENTLE = {NEUTRAL, UNSURE}  # only what is there, and no corrections


def kind_of(result: Result) -> str:
    """A verdict, WARM_ASK, UNSURE or UNREAD."""
    if not result.readable:
        return UNREAD
    if result.welcomed:
        return WARM_ASK
    return result.verdict if result.sure else UNSURE
