"""The page of a message: a draft with the check beside it, saved as it is typed; afterwards what was sent."""

from django.contrib import messages as flash
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from coaching.exercises.answers import Conflict
from coaching.exercises.saving import number
from networking_module.bring_value import drafting, messages
from networking_module.bring_value.answer import answered, signs
from networking_module.bring_value.drafting import Written
from networking_module.bring_value.forms import MessageForm, TextForm
from networking_module.bring_value.models import OutreachMessage
from networking_module.contacts.access import own_or_404

ROOM = "networking_module/bring_value"
PROBLEM = "coaching/exercises/prompts/problem.html"


def message(request, pk):
    """The draft with the check beside it, once asked for; afterwards what was sent."""
    found = _own(request, pk)
    if not found.is_draft:
        return _show_sent(request, found)
    return _save(request, found) if request.method == "POST" else _show(request, found, check="check" in request.GET)


def _save(request, found):
    """Everything that can be kept is; what can't stands there again, with why."""
    form, text = MessageForm(request.POST, instance=found), TextForm(request.POST)
    if form.is_valid():
        # The words have a way of their own: a save of theirs that arrives meanwhile must not be undone.
        found.save(update_fields=[*form.fields, "updated_at"])
    if not (text.is_valid() and form.is_valid()):
        return _show(request, found, form, text)
    try:
        if "take" not in request.POST:
            drafting.save_text(message=found, text=text.cleaned_data["text"], known=number("text-revision", request.POST))
    except Conflict as conflict:
        flash.warning(request, str(conflict))
        return _show(request, found, form, text, conflict, status=409)
    except drafting.WasSent:
        return _show_sent(request, _own(request, found.pk))
    return redirect(*_next(request.POST.get("do", "save"), found))


@require_POST
def save_text(request, pk):
    """Saves the text while they pause, and says what is in it. Never a verdict. Where another page saved other words
    meanwhile it gives, as `html`, the text to choose from (409)."""
    found, sent = _own(request, pk), request.POST
    form, before = TextForm({"text": sent.get("value", "")}), TextForm({"text": sent.get("before", "")})
    if not form.is_valid():
        return JsonResponse({"error": " ".join(form.errors["text"])}, status=422)
    words = {"text": form.cleaned_data["text"], "known": number("revision", sent)}
    words["before"] = before.cleaned_data["text"] if "before" in sent and before.is_valid() else None
    try:
        found = drafting.save_text(message=found, **words)
    except Conflict as conflict:
        html = render_to_string(PROBLEM, {"prompt": Written(conflict.revision, conflict)})
        return JsonResponse({"html": html, "revision": conflict.revision}, status=409)
    except drafting.WasSent as error:
        return JsonResponse({"error": str(error)}, status=422)
    shown = render_to_string(f"{ROOM}/signs.html", {"signs": signs(messages.check_message(found))})
    return JsonResponse({"revision": found.revision, "signs": shown})


def _show(request, found, form=None, text=None, conflict=None, check=False, status=200):
    context = {
        "form": form or MessageForm(instance=found),
        "text": text or TextForm(initial={"text": found.text}),
        "written": Written(conflict.revision if conflict else found.revision, conflict),
        "message": found,
        "contact": found.contact,
        "sheet": found.preparation,
    }
    result = messages.check_message(found)
    context |= answered(found.text, result, found.asked_for) if check else {"signs": signs(result)}
    return render(request, f"{ROOM}/message.html", context, status=status)


def _show_sent(request, found):
    """What was sent; words typed on a page that still showed the draft stand beside it, to be copied."""
    typed = request.POST.get("text", "").replace("\r\n", "\n")
    typed = typed if typed != found.text else ""
    context = {"message": found, "contact": found.contact, "typed": typed, "problem": drafting.WasSent()}
    return render(request, f"{ROOM}/sent.html", context, status=422 if typed else 200)


def _own(request, pk):
    return own_or_404(OutreachMessage.objects.with_contact(), request.client, pk)


def _next(do, found):
    return {"sent": ("networking:mark_sent", found.pk), "check": (f"{found.get_absolute_url()}?check#answer",)}.get(do, (found,))
