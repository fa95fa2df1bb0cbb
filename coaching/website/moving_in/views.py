"""Moving an existing site in: the file, what to take, what came of it, undoing it. For the owner."""

from collections import Counter
from datetime import date
from html import unescape

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from coaching.people.access import owner_required, staff_of
from coaching.practice.models import PracticeImage
from coaching.practice.request_values import numbers
from coaching.website.moving_in import doubts, leading, moving, sites
from coaching.website.moving_in.forms import FileForm
from coaching.website.moving_in.left_out import WHY
from coaching.website.moving_in.models import SiteMove

EARLIER, PER_PAGE = 5, 100
TEMPLATES = "coaching/website/moving_in"


@owner_required
def begin(request: HttpRequest) -> HttpResponse:
    """What a file can hold, and where to choose it."""
    form = FileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        move = moving.take_in(**form.cleaned_data["file"], by=staff_of(request))
        return redirect("moving_in_admin:show", move.pk)
    context = {"form": form, "earlier": SiteMove.objects.all()[:EARLIER]}
    return render(request, f"{TEMPLATES}/begin.html", context, status=422 if form.errors else 200)


@owner_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """What was found, to choose from, a hundred to a page; or what came of it."""
    move = get_object_or_404(SiteMove, pk=pk)
    if move.state == SiteMove.State.CHOOSING:
        page = Paginator(_items(move), PER_PAGE).get_page(request.GET.get("page"))
        refused = sum(1 for item in move.items if item.get("refused"))
        context = {"move": move, "place": moving.place(), "page": page, "refused": refused, "sites": _sites(move)}
        return render(request, f"{TEMPLATES}/choose.html", context | _left_out(move))
    context = {
        "move": move,
        "pictures": _pictures(move),
        "pages": Page.objects.filter(pk__in=move.pages).order_by("path"),
        **_leading(move),
    }
    return render(request, f"{TEMPLATES}/result.html", context)


@owner_required
@require_POST
def bring(request: HttpRequest, pk: int) -> HttpResponse:
    """Every button of the page to choose from: what is selected on it is kept, whichever it was."""
    shown, taken = (set(numbers(request.POST.getlist(name))) for name in ("shown", "take"))
    move = moving.choose(move=get_object_or_404(SiteMove, pk=pk), shown=shown | taken, taken=taken)
    if request.POST.get("go") in {"all", "none"}:
        everything = range(len(move.items))
        moving.choose(move=move, shown=everything, taken=everything if request.POST["go"] == "all" else ())
        return redirect("moving_in_admin:show", pk)
    if (to := request.POST.get("go", "").removeprefix("page:")).isdecimal():
        return redirect(reverse("moving_in_admin:show", args=[pk], query={"page": to}))
    if move.state == SiteMove.State.CHOOSING and not any(item.get("take") for item in move.items):
        messages.error(request, _("Nothing is selected. Select what should move in."))
        return redirect("moving_in_admin:show", pk)
    try:
        moving.bring(move=move, by=staff_of(request))
    except moving.NoArticles:
        messages.error(
            request, _("There is no list of articles on your site yet. Add that page below your home page, then come back.")
        )
    return redirect("moving_in_admin:show", pk)


@owner_required
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Also puts a file away that was only looked at."""
    move = get_object_or_404(SiteMove, pk=pk)
    was_only_read = move.state == SiteMove.State.CHOOSING
    staying = moving.undo(move=move)
    if was_only_read:
        move.delete()
        messages.success(request, _("Nothing was taken."))
    elif staying:
        words = ngettext(
            "%d article stays: it was changed or published since.",
            "%d articles stay: they were changed or published since.",
            staying,
        )
        messages.success(request, words % staying)
    else:
        messages.success(request, _("Nothing of it is on your site anymore."))
    return redirect("moving_in_admin:begin")


def _items(move: SiteMove) -> list[dict[str, object]]:
    known, own = leading.known_paths(), sites.own({**doubts.LEFT_OUT, **item} for item in move.items)
    return [
        {
            **item,
            "number": number,
            "words": " ".join(unescape(strip_tags(item["html"].replace("<", " <"))).split()),
            "day": date.fromisoformat(item["date"]) if item["date"] else None,
            "is_foreign": item.get("host", "") not in own,
            "is_known": moving.normal(item["old"]) in known,
        }
        for number, item in enumerate(move.items)
    ]


def _leading(move: SiteMove) -> dict[str, int]:
    """How many old addresses lead on, and how many wait for a page that isn't published."""
    made = Redirect.objects.filter(pk__in=move.redirects)
    waiting = made.filter(redirect_page__live=False).count()
    return {"redirects": made.count() - waiting, "waiting": waiting}


def _sites(move: SiteMove) -> list[dict[str, object]]:
    return sites.spoken_of({**doubts.LEFT_OUT, **item} for item in move.items)


def _left_out(move: SiteMove) -> dict[str, object]:
    """The first of what is left out, each with why, and how many more there are."""
    named = [{"title": each["title"], "why": _(WHY[each["why"]])} for each in move.left_out]
    return {"left_out": named, "left_more": move.left - len(named)}


def _pictures(move: SiteMove) -> dict[str, int]:
    """How many came, are on their way, can't be had, and wait for words."""
    states = Counter(each["state"] for each in move.items)
    shown = [each["image"] for each in move.items if each["image"]]
    return {**states, "wordless": PracticeImage.objects.filter(pk__in=shown, description="").count()}
