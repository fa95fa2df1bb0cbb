"""“I have news”: telling it, what follows, and undoing it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coaching.practice.days import today
from networking_module.contacts.access import own_or_404
from networking_module.contacts.discretion.cautions import Cautions
from networking_module.contacts.models import Promise
from networking_module.job_search import news
from networking_module.job_search.models import GoodNews
from networking_module.job_search.news_forms import NewsForm


def tell(request):
    now = timezone.now()
    form = NewsForm(request.POST or None, client=request.client, initial={"on": today(now, request.client.timezone)})
    if request.method == "POST" and form.is_valid():
        return redirect("networking:news", news.tell_news(client=request.client, now=now, **form.cleaned_data).pk)
    return render(request, "networking_module/job_search/news_form.html", {"form": form})


def correct(request, pk):
    """Another day, other words, someone who was forgotten. The rhythm is changed in the groups."""
    found = own_or_404(GoodNews.objects.select_related("client"), request.client, pk)
    form = NewsForm.of(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        news.correct(news=found, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Corrected."))
        return redirect("networking:news", pk)
    return render(request, "networking_module/job_search/news_form.html", {"form": form, "news": found})


def told(request, pk):
    """What follows from the news: a thank-you to each."""
    found = own_or_404(GoodNews, request.client, pk)
    thanks = Promise.objects.of_client(request.client).filter(kind=Promise.Kind.THANK, contact__in=found.helped.all())
    promises = list(thanks.filter(status=Promise.Status.OPEN).select_related("contact"))
    cautions = Cautions(request.client.pk)
    careful = bool(cautions.among(promise.contact for promise in promises))
    context = {"news": found, "promises": promises, "cautions": cautions, "is_careful": careful}
    return render(request, "networking_module/job_search/news.html", context)


@require_POST
def undo_news(request, pk):
    news.undo_news(news=own_or_404(GoodNews.objects.select_related("client"), request.client, pk))
    messages.success(request, _("Undone. Everything is as it was."))
    return redirect("networking:people")
