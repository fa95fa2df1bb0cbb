"""The list of conversations, and the sheet of one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coaching.autosave import responses
from coaching.autosave.revisions import sent_by_script
from coaching.autosave.stash import keeps_words_about, sent_or_stashed
from coaching.practice.request_values import wanted
from networking_module.contacts.access import own_or_404
from networking_module.contacts.models import Contact
from networking_module.have_a_conversation import conversations, library, paper, resume, sheet
from networking_module.have_a_conversation.access import conversation_or_404
from networking_module.have_a_conversation.calendar import calendar_file
from networking_module.have_a_conversation.forms import ConversationForm
from networking_module.have_a_conversation.models import Conversation
from networking_module.sharing import set_shared

PER_PAGE = 20
ROOM = "networking_module/have_a_conversation"


@require_safe
def conversation_list(request):
    """Those to look back on, those to come, the past ones."""
    found = Conversation.objects.of_client(request.client).select_related("contact").by_state(timezone.now())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, f"{ROOM}/conversations.html", {"page": page})


@require_POST
def start(request, pk):
    contact = own_or_404(Contact.objects.select_related("client"), request.client, pk)
    return redirect(conversations.begin(contact=contact))


@keeps_words_about("networking_module.Conversation")
def conversation(request, pk):
    """The sheet: story, questions, what I bring, how I want to listen. Without JavaScript its buttons save."""
    found = conversation_or_404(request.client, pk)
    words = sent_or_stashed(request)
    if found.looked_back_at and words is None:
        return redirect("networking:after", found.pk)
    if words is None:
        return _show(request, found)
    parts = sheet.sent(ConversationForm, words)
    found, problems = sheet.save_parts(conversation=found, parts=parts, now=timezone.now())
    try:
        _add_or_take_over(words, found)
    except conversations.ConversationError as error:
        messages.warning(request, str(error))
    if problems:
        messages.warning(request, _("One thing isn't saved yet: see below. The rest is."))
        return _show(request, found, problems, sheet.typed(parts, problems), status=409)
    messages.success(request, _("Your sheet is saved."))
    return redirect("networking:after" if "talked" in words else "networking:conversation", found.pk)


def _add_or_take_over(words, found):
    """The buttons that fill in something besides saving."""
    if "take_over" in words:
        conversations.take_over_story(conversation=found)
    for name in ("brings", "own_questions"):
        if f"add_{name}" in words:
            conversations.add_line(conversation=found, name=name, line=words[f"add_{name}"])


def _show(request, found, problems=None, typed=None, status=200):
    preparation = found.contact.preparations.first()
    context = {
        "sheet": sheet.Sheet(ConversationForm, found, problems, typed),
        "over": found.is_over(timezone.now()),
        "resume": resume,
        "situations": library.situations(found),
        "offers": _missing(preparation, "brings", found.brings),
        "wonders": _missing(preparation, "learns", found.own_questions),
        "can_take_over": not found.has_story and conversations.last_story(found) is not None,
        **paper.on_paper(found),
    }
    return render(request, f"{ROOM}/conversation.html", context, status=status)


def _missing(preparation, name, text):
    """What was written on the preparation sheet and not yet here."""
    return [line for line in library.lines(getattr(preparation, name, "")) if line not in library.lines(text)]


@require_POST
def save_part(request, pk, part):
    """Saves one part as it is typed."""
    found = conversation_or_404(request.client, pk)
    if part not in sheet.FORMS:
        raise Http404
    sent = {part: sent_by_script(request)}
    found, problems = sheet.save_parts(conversation=found, parts=sent, now=timezone.now())
    if part in problems:
        return responses.refused(problems[part], sheet.Sheet(sheet.FORMS[part], found, problems)[part])
    return responses.saved(found.revisions.get(part, 0), paper=paper.rendered(found))


@require_safe
def take_along(request, pk):
    """The sheet on one page, for the phone or on paper."""
    found = conversation_or_404(request.client, pk)
    return render(request, f"{ROOM}/take_along.html", paper.on_paper(found))


@require_safe
def save_as_file(request, pk):
    """The sheet as plain text: the same words as on paper."""
    found = conversation_or_404(request.client, pk)
    answer = HttpResponse(paper.as_text(found), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="conversation.txt"'
    return answer


@require_safe
def calendar(request, pk):
    found = conversation_or_404(request.client, pk)
    if found.at is None:
        messages.info(request, _("Choose a time first, then you can add it to your calendar."))
        return redirect(found)
    answer = HttpResponse(calendar_file(found), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="conversation.ics"'
    return answer


@require_POST
def delete(request, pk):
    found = conversation_or_404(request.client, pk)
    found.delete()
    messages.success(request, _("Deleted."))
    return redirect(found.contact)


@require_POST
def share(request, pk):
    found = conversation_or_404(request.client, pk)
    set_shared(item=found, shared=wanted(request.POST.get("to"), found.shared), now=timezone.now())
    messages.success(
        request, _("Your coach can see it now.") if found.shared else _("No longer shared. Your coach can't see it.")
    )
    return redirect(found)
