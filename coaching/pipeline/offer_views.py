"""Where a coach writes the recap, in the Wagtail admin: saved as it is typed, and shown to its prospect by a button alone."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coaching.autosave import responses
from coaching.autosave.errors import SaveError
from coaching.autosave.responses import Part
from coaching.autosave.revisions import sent_by_form, sent_by_script
from coaching.autosave.stash import keeps_words_about, take_out
from coaching.people.access import staff_required
from coaching.pipeline import access, drafting, offers, promises
from coaching.pipeline.admin_views import act
from coaching.pipeline.forms import OfferForm
from coaching.pipeline.models import Offer
from coaching.pipeline.views import offer_page


@keeps_words_about("coaching.Client")
@staff_required
def offer(request, pk):
    """Write the recap, keep it, look at it as the prospect will, or send it."""
    client = access.client_or_404(request.user, pk)
    if request.method == "POST" and not {"save", "take"} & request.POST.keys():
        return _keep(request, client)
    words = request.POST.copy() if request.method == "POST" else take_out(request, "package", "valid_until")
    return _show(request, client, words, _chosen(client, words) if words else None)


@staff_required
@require_POST
def autosave(request, pk):
    """Saves the words as they are typed."""
    client, sent = access.client_or_404(request.user, pk), sent_by_script(request)
    try:
        number = drafting.save_draft(client=client, text=sent.text, known_revision=sent.revision, before=sent.text_before)
        return responses.saved(number)
    except SaveError as error:
        return responses.refused(error, Part("text", problem=error))


@staff_required
@require_safe
def preview(request, pk):
    """The page as the prospect will see it."""
    client = access.client_or_404(request.user, pk)
    if not hasattr(client, "offer"):
        return redirect("pipeline_admin:offer", pk)
    return offer_page(request, client.offer, preview=True)


@staff_required
@require_POST
def offer_new_terms(request, pk):
    """Offers what the package says by now, instead of what it said when it was offered."""
    client = access.client_or_404(request.user, pk)
    if hasattr(client, "offer"):
        promises.offer_new_terms(offer=client.offer)
        messages.success(request, _("The recap now offers the package as it is today. Nothing was emailed."))
    return redirect("pipeline_admin:offer", client.pk)


def _keep(request, client):
    form = _form(client, request.POST)
    if not form.is_valid():
        return _show(request, client, request.POST)
    try:
        found = offers.keep(offer=form.instance, known_revision=sent_by_form("text", request.POST).revision)
    except SaveError as error:
        return _show(request, client, request.POST, error)
    if "send" in request.POST:
        sent = _("Sent. The email takes %(name)s to the page.") % {"name": client.name}
        return act(request, client, offers.send_offer, sent, offer=found)
    messages.success(request, _("Saved. Nothing was emailed."))
    return redirect("pipeline_admin:preview" if "preview" in request.POST else "pipeline_admin:offer", client.pk)


def _chosen(client, words):
    """Keeps the words of the form as a draft, or puts those in it that were written elsewhere. Returns a SaveError, if any."""
    if "take" in words:
        words["text"] = drafting.draft_of(client).text
        return None
    sent = sent_by_form("text", words)
    try:
        drafting.save_draft(client=client, text=sent.text, known_revision=sent.revision)
    except SaveError as error:
        return error
    return None


def _form(client, words):
    found = getattr(client, "offer", None) or Offer(client=client)
    return OfferForm(words, instance=found, initial={"text": drafting.draft_of(client).text}, now=timezone.now())


def _show(request, client, words=None, problem=None):
    form, draft = _form(client, words), drafting.draft_of(client)
    context = {
        "client": client,
        "offer": form.instance,
        "form": form,
        "part": Part("text", draft.revision, problem),
        "is_unpublished": drafting.unpublished_text(client) is not None,
    }
    status = problem.status if problem else 422 if form.errors else 200
    return render(request, "coaching/pipeline/admin/recap.html", context, status=status)
