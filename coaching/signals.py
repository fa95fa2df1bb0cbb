"""Facts that others may hear. A receiver runs inside the sender's transaction unless the sentence says otherwise."""

from django.dispatch import Signal

# A booking was made. Sent inside the transaction. Arguments: booking.
booking_made = Signal()

# A booking moved to another time. Sent inside the transaction. Arguments: booking, old_start (aware UTC), by ("guest" or
# "coach"), at (aware UTC).
booking_moved = Signal()

# The coach marked a booking as held. Sent inside the transaction. Arguments: booking, at (aware UTC).
booking_held = Signal()

# The guest did not come. Sent inside the transaction. Arguments: booking, at (aware UTC).
booking_missed = Signal()

# The coach undid a mark that was wrong; the booking is open again. Sent inside the transaction. Arguments: booking,
# at (aware UTC).
booking_reopened = Signal()

# A booking was canceled, by guest or coach. Sent inside the transaction. Arguments: booking, by ("guest" or "coach"),
# at (aware UTC).
booking_canceled = Signal()

# Something was bought, by whoever paid. Sent inside the transaction. Arguments: purchase, now (aware UTC).
purchase_made = Signal()

# A client accepted the invitation and has an account from now on. Sent inside the transaction. Arguments: client.
client_joined = Signal()

# Someone without an account asked for a way into one. Whoever knows the person behind the address mails them what they have
# and answers True. Arguments: email, now (aware UTC), page (the path they were on their way to, or "").
way_in_asked = Signal()

# Once a minute, from the worker, outside any transaction: do what is due. A receiver must be safe to run twice.
# Arguments: now (aware UTC).
tick = Signal()
