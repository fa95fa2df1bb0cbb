"""A coach's words between sessions, in the Wagtail admin: written, sent to many or to one, looked at, withdrawn."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from coaching.between_sessions import access, links, reads, sending
from coaching.between_sessions.forms import WordForm
from coaching.between_sessions.models import Word
from coaching.exercises.choosing import Choice
from coaching.people import coaches
from coaching.people.access import clients_of, staff_of, staff_required
from coaching.people.models import Client
from coaching.practice.days import today
from coaching.practice.undo_message import with_undo

PER_PAGE = 50
LOOKS = ("look", "page")
NAMED = 5


@staff_required
@require_safe
def words(request: HttpRequest) -> HttpResponse:
    """Drafts first, then what was sent, the latest first."""
    user = staff_of(request)
    found, of = Word.objects.written_by(user), coaches.choice(user, request.GET.get("coach"))
    if of["coach"]:
        found = found.filter(by__coach=of["coach"])
    context = {
        "drafts": reads.counted(found.drafts()).order_by("-pk")[:PER_PAGE],
        "page": Paginator(reads.counted(found.sent()).order_by("-sent_at", "-pk"), PER_PAGE).get_page(request.GET.get("page")),
        "today": today(timezone.now(), timezone.get_current_timezone_name()),
        **of,
    }
    return render(request, "coaching/between_sessions/admin/words.html", context)


@staff_required
def write(request: HttpRequest) -> HttpResponse:
    """A new word for the week. Whoever was selected in the list of clients is ticked."""
    return _write(request, None)


@staff_required
def word(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft to go on with; of what was sent, who has it and who opened their home since."""
    found = access.word_or_404(request.user, pk)
    if found.is_draft:
        return (
            _find(request, found.readers.select_related("client").get().client, found)
            if found.is_find
            else _write(request, found)
        )
    readers = found.readers.select_related("client__coach").order_by("client__name", "pk")
    context = {
        "word": found,
        "page": Paginator(readers, PER_PAGE).get_page(request.GET.get("page")),
        "opened_count": readers.exclude(read_at=None).count(),
        "ends": max(filter(None, readers.values_list("last_day", flat=True)), default=None),
        "today": today(timezone.now(), timezone.get_current_timezone_name()),
    }
    return render(request, "coaching/between_sessions/admin/word.html", context)


def _write(request: HttpRequest, draft: Word | None) -> HttpResponse:
    user, data = staff_of(request), request.POST if request.method == "POST" else request.GET
    choice = _choice(request, draft)
    looks = request.method != "POST" or any(name in request.POST for name in LOOKS)
    initial = {"text": draft.text, "link": draft.link} if draft else {}
    form = WordForm(None if looks else request.POST, initial={**initial, **data.dict()})
    clients = [] if looks else choice.clients
    if not looks and "draft" not in request.POST and not clients:
        form.add_error(None, _("Choose at least one client."))
    if form.is_valid():
        kept = sending.keep(word=draft, clients=clients, by=user, **form.cleaned_data)
        if done := _kept_or_sent(request, kept, form):
            return done
        draft = kept
    now = timezone.now()
    context = choice.context()
    apart = sending.why_not(context["page"], now)
    for client in context["page"]:
        client.apart = apart.get(client.pk, "")
    asked = clients_of(user).filter(pk__in=choice.chosen)
    others = asked.exclude(pk__in=access.candidates(user).values("pk")).select_related("coach")
    context |= {"form": form, "draft": draft, "pages": links.pages(), "signature": sending.signature(user)}
    context["several_coaches"] = bool(coaches.chosen(user, "")[1])
    context |= {"not_for": sending.why_not(others, now).values()}
    return render(request, "coaching/between_sessions/admin/write.html", context, status=422 if form.errors else 200)


def _choice(request: HttpRequest, draft: Word | None) -> Choice:
    """Whom the page means; of a draft that is opened, whom it was kept for."""
    candidates = access.candidates(request.user)
    if draft and request.method != "POST" and not request.GET:
        return Choice(candidates, set(draft.readers.values_list("client", flat=True)))
    return Choice.of(request.POST if request.method == "POST" else request.GET, candidates)


def _kept_or_sent(request: HttpRequest, kept: Word, form: WordForm) -> HttpResponse | None:
    """What its button asked for, or None and why not."""
    if "draft" in request.POST:
        messages.success(request, _("Kept as a draft. Nobody sees it yet."))
        return redirect("words_admin:list")
    try:
        sent = sending.send(word=kept, now=timezone.now())
    except sending.WordError as error:
        form.add_error(None, str(error))
        return None
    messages.success(request, _told(request, kept, sent))
    if sent.left_out:
        messages.warning(request, _left_out(list(sent.left_out.values())))
    return redirect("words_admin:word", kept.pk)


def _left_out(reasons: list[str]) -> str:
    more = len(reasons) - NAMED
    words = ngettext("And %(count)d more was left out.", "And %(count)d more were left out.", more) % {"count": more}
    return " ".join([*reasons[:NAMED], *([words] if more > 0 else [])])


def _told(request: HttpRequest, kept: Word, sent: sending.Sent) -> str:
    words = ngettext(
        "%(count)d client has it on their home now, and in their next weekly email.",
        "%(count)d clients have it on their home now, and in their next weekly email.",
        len(sent.readers),
    )
    undo = reverse("words_admin:take_back", args=[kept.pk])
    return with_undo(request, words % {"count": len(sent.readers)}, undo)


@staff_required
def find(request: HttpRequest, pk: int) -> HttpResponse:
    """“I thought of you”: one find for one client."""
    return _find(request, access.client_or_404(request.user, pk), None)


def _find(request: HttpRequest, client: Client, draft: Word | None) -> HttpResponse:
    user = staff_of(request)
    initial = {"text": draft.text, "link": draft.link} if draft else {}
    form = WordForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        kept = sending.keep(word=draft, clients=[client], by=user, kind=Word.Kind.FIND, **form.cleaned_data)
        if done := _kept_or_sent(request, kept, form):
            return done
        draft = kept
    context = {
        "client": client,
        "form": form,
        "draft": draft,
        "problem": sending.why_not([client], timezone.now()).get(client.pk, ""),
        "pages": links.pages(),
        "signature": sending.signature(user),
    }
    return render(request, "coaching/between_sessions/admin/find.html", context, status=422 if form.errors else 200)


@staff_required
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """It is on nobody's home anymore."""
    found = access.word_or_404(request.user, pk)
    try:
        sending.take_back(word=found, now=timezone.now())
    except sending.WordError as error:
        messages.error(request, str(error))
        return redirect("words_admin:word", pk)
    mailed = found.readers.exclude(mailed_at=None).count()
    words = _("Withdrawn: it is on nobody's home anymore.")
    if mailed:
        had = ngettext("%(count)d weekly email had it already.", "%(count)d weekly emails had it already.", mailed)
        words += " " + had % {"count": mailed}
    messages.success(request, with_undo(request, words, reverse("words_admin:put_back", args=[pk])))
    return redirect("words_admin:word", pk)


@staff_required
@require_POST
def put_back(request: HttpRequest, pk: int) -> HttpResponse:
    """As if it had not been withdrawn."""
    sending.put_back(word=access.word_or_404(request.user, pk), now=timezone.now())
    messages.success(request, _("They have it again."))
    return redirect("words_admin:word", pk)


@staff_required
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Deletes a draft."""
    try:
        sending.discard(word=access.word_or_404(request.user, pk))
        messages.success(request, _("The draft is deleted."))
    except sending.WordError as error:
        messages.error(request, str(error))
    return redirect("words_admin:list")
