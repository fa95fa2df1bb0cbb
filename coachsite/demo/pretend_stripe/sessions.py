"""The names that tests of payments use."""

from coachsite.demo.pretend_stripe.events import API_VERSION, event
from coachsite.demo.pretend_stripe.forms import nested

__all__ = ["API_VERSION", "event", "nested"]
