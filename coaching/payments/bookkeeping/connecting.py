"""Whether Stripe is connected, step by step. Asks Stripe at most twice, briefly; what it doesn't answer is said, not guessed."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coaching.payments import stripe_api
from coaching.payments.checkout import refused
from coaching.payments.models import StripeEvent
from coaching.payments.stripe_events import LISTENERS
from coaching.payments.stripe_mode import is_test, mode_of
from coaching.practice.addresses import absolute
from coaching.practice.zones import spoken


class State(TextChoices):
    DONE = "done", gettext_lazy("done")
    TODO = "todo", gettext_lazy("to do")
    PROBLEM = "problem", gettext_lazy("needs a look")
    UNKNOWN = "unknown", gettext_lazy("not known")
    LATER = "later", gettext_lazy("after the step before")


@dataclass(frozen=True)
class Step:
    """`slug` names its instructions in the template; `found` are sentences about what is there now."""

    slug: str
    title: str
    state: State
    found: tuple[str, ...]


def address() -> str:
    """What to enter at Stripe as the endpoint's address."""
    return absolute("payments:webhook")


def steps(zone: str) -> list[Step]:
    """The five steps, each as it is now; moments are told in the zone. Never raises for what Stripe does or doesn't."""
    accepted = _accepted()
    return [_key(), accepted, _endpoint(accepted), _secret(), _event(zone)]


def _key() -> Step:
    key = settings.STRIPE_SECRET_KEY
    if not key:
        return Step(
            "key", _("The secret key"), State.TODO, (_("No key is set. Packages say “Ask about this” until there is one."),)
        )
    mode = {"test": _("It is a key of test mode."), "live": _("It is a live key: real money.")}.get(mode_of(key), "")
    pretends = _("A pretend Stripe is asked: no money moves.") if settings.STRIPE_API_URL and is_test() else ""
    words = _("A key is set. It ends in %(end)s.") % {"end": key[-4:]}
    return Step("key", _("The secret key"), State.DONE, tuple(each for each in (words, mode, pretends) if each))


def _accepted() -> Step:
    title = _("Stripe knows the key")
    if not settings.STRIPE_SECRET_KEY:
        return Step("accepted", title, State.LATER, ())
    try:
        stripe_api.check_key()
    except stripe_api.StripeProblem as problem:
        return Step("accepted", title, *_refusal(str(problem)))
    return Step("accepted", title, State.DONE, (_("Stripe has answered, and knows it."),))


def _refusal(name: str) -> tuple[State, tuple[str, ...]]:
    if name == "PermissionError":
        return State.DONE, (
            _("Stripe has answered, and knows it. It is a restricted key that may not read the balance; that isn't needed."),
        )
    if name == "AuthenticationError":
        return State.PROBLEM, (_("Stripe doesn't know this key. It was mistyped, or it was deleted at Stripe."),)
    return _silent(name)


def _silent(name: str) -> tuple[State, tuple[str, ...]]:
    if name in {"APIConnectionError", "APIError", "RateLimitError"}:
        return State.UNKNOWN, (_("Stripe didn't answer within some seconds. Check again in a minute."),)
    return State.UNKNOWN, (_("Stripe answered something unexpected (%(name)s). Check again in a minute.") % {"name": name},)


def _secret() -> Step:
    secret, title = settings.STRIPE_WEBHOOK_SECRET, _("The signing secret")
    if not secret:
        words = _("No signing secret is set. Without it no message of Stripe's is believed.")
        return Step("secret", title, State.TODO if settings.STRIPE_SECRET_KEY else State.LATER, (words,))
    words = _("A signing secret is set. It ends in %(end)s.") % {"end": secret[-4:]}
    if not secret.startswith("whsec_") and not settings.STRIPE_API_URL:
        return Step("secret", title, State.PROBLEM, (words, _("Stripe's begin with whsec_: this one is something else.")))
    return Step("secret", title, State.DONE, (words,))


def _endpoint(accepted: Step) -> Step:
    title = _("Stripe tells this site what happens")
    if accepted.state != State.DONE:
        return Step("endpoint", title, State.LATER, ())
    try:
        found = [each for each in stripe_api.webhook_endpoints() if each.get("url") == address()]
    except stripe_api.StripeProblem as problem:
        return Step("endpoint", title, *_unseen(str(problem)))
    if not found:
        return Step("endpoint", title, State.TODO, (_("Stripe has no endpoint with this site's address."),))
    return Step("endpoint", title, *_judged(found))


def _unseen(name: str) -> tuple[State, tuple[str, ...]]:
    if name == "PermissionError":
        return State.UNKNOWN, (_("This restricted key may not read the endpoints. Look at Stripe whether it is there."),)
    return _silent(name)


def _judged(found: list[dict[str, Any]]) -> tuple[State, tuple[str, ...]]:
    enabled = [each for each in found if each.get("status") == "enabled"]
    if not enabled:
        return State.PROBLEM, (_("The endpoint is there, and switched off. Enable it at Stripe."),)
    heard = {name for each in enabled for name in each.get("enabled_events", [])}
    missing = [] if "*" in heard else [name for name in sorted(LISTENERS) if name not in heard]
    if missing:
        words = ngettext("This event isn't sent: %(names)s.", "These events aren't sent: %(names)s.", len(missing))
        return State.PROBLEM, (words % {"names": ", ".join(missing)},)
    return State.DONE, (_("The endpoint is there, and sends everything that is needed."),)


def _event(zone: str) -> Step:
    title, last, bad = _("Messages arrive"), StripeEvent.objects.order_by("-received_at").first(), refused.found()
    delivered = StripeEvent.objects.filter(delivered=True).order_by("-received_at").first()
    words = (
        [_last_words(last, zone)]
        if last
        else [_("No message of Stripe's has arrived yet. Buy a package yourself, in test mode.")]
    )
    if last and not last.delivered:
        words.append(_("It came only because we asked: Stripe itself didn't bring it here."))
    if bad:
        words.append(_bad_words(bad, zone))
    if bad and (delivered is None or delivered.received_at < bad.last):
        return Step("event", title, State.PROBLEM, tuple(words))
    state = State.DONE if last and last.delivered else State.PROBLEM if last else State.TODO
    if state == State.TODO and not settings.STRIPE_SECRET_KEY:
        return Step("event", title, State.LATER, ())
    return Step("event", title, state, tuple(words))


def _last_words(event: StripeEvent, zone: str) -> str:
    return _("The last one: %(kind)s, %(when)s.") % {"kind": event.kind, "when": spoken(event.received_at, zone)}


def _bad_words(bad: refused.Refused, zone: str) -> str:
    words = ngettext(
        "%(count)d message was refused within 30 days because its signature was wrong, %(when)s.",
        "%(count)d messages were refused within 30 days because their signatures were wrong, the last %(when)s.",
        bad.count,
    )
    return words % {"count": bad.count, "when": spoken(bad.last, zone)}
