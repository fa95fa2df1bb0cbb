"""Test mode, told on every page about money: no money moves."""

from typing import Any

from django import template

from coaching.payments import stripe_mode
from coaching.payments.bookkeeping import test_mode as pages

register = template.Library()


@register.simple_tag(name="test_mode")
def is_test() -> bool:
    """Whether payments only pretend: `{% test_mode as testing %}`, for a word such as TEST on a receipt."""
    return stripe_mode.is_test()


@register.inclusion_tag("coaching/payments/test_mode.html", takes_context=True, name="test_mode_strip")
def strip(context: dict[str, Any], always: bool = False) -> dict[str, Any]:
    """The strip that says so; in a page that all others build on it shows on those about money, elsewhere with `always`."""
    match = getattr(context.get("request"), "resolver_match", None)
    return {"is_shown": stripe_mode.is_test() and (always or pages.is_about_money(match))}
