"""Looking back on a conversation."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coaching.autosave.stash import keeps_words_about, sent_or_stashed
from coaching.people.notification_policy import gets_weekly_email
from coaching.practice.days import today
from networking_module.have_a_conversation import library, paper, sheet
from networking_module.have_a_conversation.access import conversation_or_404
from networking_module.have_a_conversation.conversations import ConversationError, look_back, meet_lead
from networking_module.have_a_conversation.forms import AfterForm, StepsForm

# How soon each step is due unless the client says otherwise, in days.
SOON = {"thank_by": 1, "give_by": 4, "lead_by": 7}


@keeps_words_about("networking_module.Conversation")
def after(request, pk):
    """What was learned, and the dated steps it leads to. Later the words may still be changed."""
    found, now = conversation_or_404(request.client, pk), timezone.now()
    words = sent_or_stashed(request, *StepsForm.base_fields)
    steps = None if found.looked_back_at else _steps(request.client, words, now)
    if words is None:
        return _show(request, found, steps)
    parts = sheet.sent(AfterForm, words)
    found, problems = sheet.save_parts(conversation=found, parts=parts, now=now)
    if problems:
        messages.warning(request, _("One thing isn't saved yet: see below. The rest is."))
        return _show(request, found, steps, problems, sheet.typed(parts, problems), status=409)
    if steps and request.method == "POST":
        return _close(request, found, steps, now) if steps.is_valid() else _show(request, found, steps, status=422)
    messages.success(request, _("Saved."))
    return _show(request, found, steps) if steps else redirect("networking:after", found.pk)


def _steps(client, words, now):
    day = today(now, client.timezone)
    return StepsForm(words, initial={name: day + timedelta(days=days) for name, days in SOON.items()})


def _close(request, found, steps, now):
    try:
        look_back(conversation=found, now=now, **steps.cleaned_data)
    except ConversationError as error:
        messages.warning(request, str(error))
        return _show(request, found, steps, status=422)
    messages.success(request, _saved(request.client))
    return redirect("networking:after", found.pk)


def _saved(client):
    if gets_weekly_email(client):
        return _("Saved, with your next steps. They are on your home page and in your weekly email.")
    return _("Saved, with your next steps. They are on your home page.")


def _show(request, found, steps, problems=None, typed=None, status=200):
    context = {
        "sheet": sheet.Sheet(AfterForm, found, problems, typed),
        "steps": steps,
        **paper.on_paper(found),
        "questions": library.questions_of(found),
        "promises": [] if steps else found.contact.promises.open(),
    }
    return render(request, "networking_module/have_a_conversation/after.html", context, status=status)


@require_POST
def lead(request, pk):
    """Puts whom they named on the client's own list."""
    conversation = conversation_or_404(request.client, pk)
    try:
        contact = meet_lead(conversation=conversation)
    except ConversationError as error:
        messages.warning(request, str(error))
        return redirect("networking:after", conversation.pk)
    messages.success(request, _("%(name)s is on your list.") % {"name": contact.name})
    return redirect(contact)
