"""The page of a message: a draft with the check beside it, saved as it is typed; after that, what was sent."""

from django.contrib import messages as flash
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from coaching.autosave import responses
from coaching.autosave.errors import Conflict, SaveError
from coaching.autosave.responses import Part
from coaching.autosave.revisions import is_in_form, sent_by_form, sent_by_script
from coaching.autosave.stash import keeps_words_about, sent_or_stashed
from networking_module.bring_value import drafting, messages
from networking_module.bring_value.answer import answered
from networking_module.bring_value.forms import MessageForm, TextForm, Welcome
from networking_module.bring_value.history import shared_with, welcome_of
from networking_module.bring_value.kinds import kind_of
from networking_module.bring_value.models import OutreachMessage
from networking_module.bring_value.opinions.forms import ClientOpinionForm
from networking_module.bring_value.reading_view import reading_view
from networking_module.bring_value.sent_page import show_sent
from networking_module.bring_value.signs import signs
from networking_module.contacts.access import own_or_404
from networking_module.contacts.discretion.cautions import caution_about

ROOM = "networking_module/bring_value"
GIVEAWAYS = "networking_module/contacts/discretion/giveaways.html"


@keeps_words_about("networking_module.OutreachMessage")
def message(request, pk):
    """The draft with the check beside it, once asked for; after that, what was sent."""
    found = _own(request, pk)
    words = sent_or_stashed(request, *MessageForm.base_fields)
    if not found.is_draft:
        return show_sent(request, found, words)
    return _show(request, found, check="check" in request.GET) if words is None else _save(request, found, words)


def _save(request, found, words):
    """Everything that can be kept is; what can't is shown again, with the reason."""
    if words.get("do") == "not_this_time":
        words = words.copy()
        words["welcome"] = Welcome.NOT_THIS_TIME
    form, text = MessageForm(words, instance=found, shared=shared_with(found)), TextForm(words)
    known = sent_by_form("text", words).revision if is_in_form("text", words) else None
    if form.is_valid():
        # The words have a way of their own: a save of theirs that arrives meanwhile must not be undone.
        found.save(update_fields=[*form.fields, "updated_at"])
    if not (text.is_valid() and form.is_valid()):
        return _show(request, found, form, text, revision=known)
    try:
        if known is not None:
            drafting.save_text(message=found, text=text.cleaned_data["text"], known=known)
    except Conflict as conflict:
        flash.warning(request, str(conflict))
        return _show(request, found, form, text, conflict, status=409)
    except drafting.WasSent:
        return show_sent(request, _own(request, found.pk), words)
    return redirect(*_next(words.get("do", "save"), found))


@require_POST
def save_text(request, pk):
    """Saves the text while they pause, and says what is in it. Never a verdict."""
    found, sent = _own(request, pk), sent_by_script(request)
    form = TextForm({"text": sent.text})
    try:
        if not form.is_valid():
            raise SaveError(" ".join(map(str, form.errors["text"])))
        words = {"text": form.cleaned_data["text"], "known": sent.revision, "before": sent.text_before}
        found = drafting.save_text(message=found, **words)
    except SaveError as error:
        return responses.refused(error, Part("text", problem=error))
    shown = render_to_string(f"{ROOM}/signs.html", {"signs": signs(messages.check_message(found))})
    phone = render_to_string(f"{ROOM}/reader_phone.html", {"reading": _reading(found)})
    careful = render_to_string(GIVEAWAYS, {"caution": caution_about(found.contact, found.words)})
    return responses.saved(found.revision, signs=shown, phone=phone, giveaways=careful)


def _show(request, found, form=None, text=None, conflict=None, check=False, status=200, revision=None):
    shared = shared_with(found)
    welcome = welcome_of(found, shared)
    context = {
        "form": form or MessageForm(instance=found, shared=shared),
        "text": text or TextForm(initial={"text": found.text}),
        "written": Part("text", found.revision if revision is None else revision, conflict),
        "message": found,
        "contact": found.contact,
        "caution": caution_about(found.contact, found.words),
        "sheet": found.preparation,
        "reading": _reading(found),
    }
    result = messages.check_message(found, welcome)
    if check:
        known = shared if welcome and not found.welcome else None
        context |= {**answered(found.text, result, welcome), "known": known, "opinion": ClientOpinionForm(said=kind_of(result))}
    else:
        context["signs"] = signs(result)
    return render(request, f"{ROOM}/message.html", context, status=status)


def _reading(found):
    """The draft as its reader meets it; a message on LinkedIn has no subject."""
    subject = found.subject if found.channel == OutreachMessage.Channel.EMAIL else ""
    return reading_view(found.text, found.contact.client.name, subject)


def _own(request, pk):
    return own_or_404(OutreachMessage.objects.with_contact(), request.client, pk)


def _next(do, found):
    checked = (f"{found.get_absolute_url()}?check#answer",)
    return {"sent": ("networking:mark_sent", found.pk), "check": checked, "not_this_time": checked}.get(do, (found,))
