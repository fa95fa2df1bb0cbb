from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coaching.practice.days import today
from networking_module.contacts.access import own_or_404
from networking_module.contacts.models import Contact
from networking_module.have_a_conversation import library
from networking_module.have_a_conversation.conversations import ConversationError, look_back
from networking_module.have_a_conversation.forms import AfterForm, ConversationForm, StepsForm
from networking_module.have_a_conversation.models import Conversation
from networking_module.sharing import set_shared

PER_PAGE = 20
THANK_DAYS = 1


def conversation_list(request):
    found = Conversation.objects.of_client(request.client).select_related("contact")
    page = Paginator(found.next_first(), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "networking_module/have_a_conversation/conversations.html", {"page": page, "now": timezone.now()})


@require_POST
def start(request, pk):
    """A fresh sheet for a conversation with someone; the story is taken over from the last one."""
    contact = own_or_404(Contact, request.client, pk)
    last = Conversation.objects.of_client(request.client).order_by("-pk").first()
    story = {name: getattr(last, name) for name in ("story_before", "story_turn", "story_next")} if last else {}
    return redirect(Conversation.objects.create(contact=contact, **story))


def conversation(request, pk):
    """The sheet: story, questions, what I bring, how I want to listen."""
    found = _own(request, pk)
    if found.looked_back_at:
        return redirect("networking:after", found.pk)
    form = ConversationForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your sheet is saved."))
        return redirect(found)
    context = {"form": form, "conversation": found, "contact": found.contact, "over": found.is_over(timezone.now())}
    return render(request, "networking_module/have_a_conversation/conversation.html", context)


def after(request, pk):
    """Looking back: what was learned, and the dated steps it leads to. Later the words may still be changed."""
    found, now = _own(request, pk), timezone.now()
    form, steps = AfterForm(request.POST or None, instance=found), None
    if not found.looked_back_at:
        thank_by = today(now, request.client.timezone) + timedelta(days=THANK_DAYS)
        steps = StepsForm(request.POST or None, initial={"thank_by": thank_by})
    if request.method == "POST" and form.is_valid() and (steps is None or steps.is_valid()):
        found = form.save(commit=False)
        try:
            return redirect(_keep(request, found, steps, now))
        except ConversationError as error:
            form.add_error(None, str(error))
    return render(request, "networking_module/have_a_conversation/after.html", {
        "form": form, "steps": steps, "conversation": found, "contact": found.contact,
        "questions": library.chosen(found.questions, library.all_questions()),
    })  # fmt: skip


def _keep(request, found, steps, now):
    """Writes it down and says so; gives where to go on."""
    if steps is None:
        found.save()
        messages.success(request, _("Saved."))
        return reverse("networking:after", args=[found.pk])
    look_back(conversation=found, now=now, **steps.cleaned_data)
    messages.success(request, _("Your next steps are written down."))
    return found.contact.get_absolute_url()


@require_POST
def delete(request, pk):
    found = _own(request, pk)
    found.delete()
    messages.success(request, _("Deleted."))
    return redirect(found.contact)


@require_POST
def share(request, pk):
    found = _own(request, pk)
    set_shared(item=found, shared=not found.shared, now=timezone.now())
    messages.success(request, _("Your coach can see it now.") if found.shared else _("Taken back. Your coach no longer sees it."))
    return redirect(found)


def _own(request, pk):
    return own_or_404(Conversation.objects.select_related("contact__client"), request.client, pk)
