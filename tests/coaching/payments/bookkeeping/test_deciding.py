"""The seam to the room of refunds and disputes."""

import sys
from types import ModuleType

from coaching.payments.bookkeeping import block


def test_what_is_to_be_decided_comes_first(monkeypatch, coach):
    other = ModuleType("attention")
    other.to_decide = lambda user: [(f"{user.coach.name} decides about $520.", "/admin/money/decide/")]
    monkeypatch.setitem(sys.modules, "coaching.payments.after_sale.attention", other)
    assert block._to_decide(coach.user) == [("Dana Reyes decides about $520.", "/admin/money/decide/")]
