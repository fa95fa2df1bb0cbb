"""The one page on which a prospect reads the recap, answers, and pays what was offered. Looking changes nothing."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from coaching.payments.buying_views import SILENT
from coaching.payments.checkout.checkouts import NotBegun
from coaching.payments.stripe_api import StripeProblem
from coaching.pipeline import access, buying, offers
from coaching.pipeline.forms import AnswerForm
from coaching.pipeline.models import Offer
from coaching.signed_links.outdated import outdated_page


@never_cache
def offer(request, token):
    opened = access.offer_or_404(token)
    if not opened.is_valid:
        return outdated_page(request, opened)
    if request.method == "POST":
        return _answer(request, opened.row, token)
    return offer_page(request, opened.row)


def offer_page(request, offer, preview=False, form=None):
    """The recap as its prospect reads it; in a preview nothing can be answered. A `form` that can't be taken is shown again."""
    client, now = offer.client, timezone.now()
    standing = buying.standing(offer, now)
    initial = {"read": offer.promise.fingerprint if offer.promise else ""}
    context = {
        "offer": offer,
        "client": client,
        "coach": client.coach,
        "promise": offer.promise,
        "standing": standing,
        "preview": preview,
        "until": offer.until,
        "is_over": offer.is_over(now),
        "is_client": not client.is_prospect,
        "canceled": "canceled" in request.GET,
        "form": form or AnswerForm(initial=initial, leads_to_paying=standing.can_pay, agreed=buying.agreed(offer)),
        "choices": Offer.Answer.choices,
        "answer_url": "" if preview else request.path,
    }
    response = render(request, "coaching/pipeline/recap.html", context, status=422 if form else 200)
    response["X-Robots-Tag"] = "noindex"
    return response


def _answer(request, offer, token):
    can_pay = buying.standing(offer, timezone.now()).can_pay
    form = AnswerForm(request.POST, leads_to_paying=can_pay, agreed=buying.agreed(offer))
    if form.has_error("agree"):
        return offer_page(request, offer, form=form)
    if not form.is_valid():
        messages.error(request, _("Please press one of the answers; your message can have up to 200 characters."))
        return redirect("pipeline:offer", token)
    answer, reason = form.cleaned_data["answer"], form.cleaned_data["reason"]
    try:
        if answer == Offer.Answer.YES and can_pay:
            agreed = form.agreement(timezone.now())
            return redirect(buying.pay(offer=offer, read=form.cleaned_data["read"], reason=reason, agreed=agreed))
        offers.answer(offer=offer, choice=answer, reason=reason)
        messages.success(request, _("Thank you. %(coach)s will read it today or tomorrow.") % {"coach": offer.client.coach.name})
    except StripeProblem:
        messages.error(request, SILENT)
    except (offers.OfferError, NotBegun) as error:
        messages.error(request, str(error))
    return redirect("pipeline:offer", token)
