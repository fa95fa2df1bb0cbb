"""The kinds of mail of this room, each in a file by what it is about."""

from coaching.payments.after_sale import dispute_kinds, pending_kinds, refund_kinds  # noqa: F401 - registered with these
