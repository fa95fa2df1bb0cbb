"""The kinds of mail of this room, each in a file by what it is about."""

from coaching.payments.after_sale import (  # noqa: F401 - registered with these
    dispute_kinds,
    misfit_kinds,
    pending_kinds,
    refund_kinds,
)
