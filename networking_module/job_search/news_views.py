"""“I have news”: telling it, what follows, and undoing it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coaching.practice.days import today
from coaching.practice.request_values import numbers
from networking_module.contacts.access import own_or_404
from networking_module.contacts.discretion.cautions import Cautions
from networking_module.contacts.models import Promise
from networking_module.job_search import helpers, news
from networking_module.job_search.models import GoodNews
from networking_module.job_search.news_forms import NewsForm, told_before


def tell(request):
    """The news, and who helped."""
    now = timezone.now()
    form = _form(request, initial={"on": today(now, request.client.timezone)})
    if form.is_bound and form.is_valid():
        return redirect("networking:news", news.tell_news(client=request.client, now=now, **form.cleaned_data).pk)
    return _show(request, form)


def correct(request, pk):
    """Another day, other words, someone who was forgotten. The rhythm is changed in the groups."""
    found = own_or_404(GoodNews.objects.select_related("client"), request.client, pk)
    form = _form(request, initial=told_before(found), news=found)
    if form.is_bound and form.is_valid():
        news.correct(news=found, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Corrected."))
        return redirect("networking:news", pk)
    return _show(request, form, found)


def _form(request, *, initial, news=None):
    """The form; a search in it keeps what is filled in."""
    if "find" in request.POST:
        return NewsForm.as_typed(request.POST, client=request.client, news=news)
    return NewsForm(request.POST or None, client=request.client, initial=initial, news=news)


def _show(request, form, found=None):
    """Who is selected stays on the page, whatever is searched for."""
    first = found.helped.values_list("pk", flat=True) if found and not request.POST else []
    picked = numbers(request.POST.getlist("helped")) or list(first)
    words = request.POST.get("q", "").replace("\0", "").strip()[:200]
    context = {"form": form, "news": found, "people": helpers.choice(request.client, picked, words)}
    return render(request, "networking_module/job_search/news_form.html", context)


@require_safe
def told(request, pk):
    """What follows from the news: a thank-you to each."""
    found = own_or_404(GoodNews, request.client, pk)
    thanks = Promise.objects.of_client(request.client).open().filter(kind=Promise.Kind.THANK, contact__in=found.helped.all())
    promises, cautions = list(thanks.select_related("contact")), Cautions(request.client.pk)
    context = {
        "news": found,
        "promises": promises,
        "archived": found.helped.exclude(archived_at=None),
        "cautions": cautions,
        "is_careful": bool(cautions.among(promise.contact for promise in promises)),
    }
    return render(request, "networking_module/job_search/news.html", context)


@require_POST
def undo_news(request, pk):
    news.undo_news(news=own_or_404(GoodNews.objects.select_related("client"), request.client, pk))
    messages.success(request, _("Undone. Everything is as it was."))
    return redirect("networking:people")
