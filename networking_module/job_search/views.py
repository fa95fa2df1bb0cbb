"""The list of the search for work: for the client alone, to look at, to print and as a file."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coaching.practice.days import today
from coaching.practice.request_values import wanted
from coaching.practice.tables import download
from networking_module.contacts.access import own_or_404
from networking_module.contacts.models import Touch
from networking_module.job_search.forms import SearchStepForm
from networking_module.job_search.listing import rows_between, table
from networking_module.job_search.models import SearchStep
from networking_module.job_search.spans import SpanForm


@require_safe
def search_list(request):
    """The rows of a week, or of the days asked for."""
    asked, now = SpanForm(request.GET if request.GET.get("first") else None), timezone.now()
    span = asked.span(request.client, now)
    rows = rows_between(request.client, span.first, span.last, left_out=True)
    shown = [row for row in rows if not row.left_out]
    return render(
        request,
        "networking_module/job_search/list.html",
        {
            "asked": asked,
            "span": span,
            "rows": shown,
            "left_out": [row for row in rows if row.left_out],
            "today": today(now, request.client.timezone),
            "client": request.client,
        },
    )


@require_safe
def search_file(request):
    span = SpanForm(request.GET).span(request.client, timezone.now())
    return download(f"work-search-{span.first}", "csv", table(rows_between(request.client, span.first, span.last)))


def search_step(request, pk=None):
    """Writes a step down, or changes one."""
    step = own_or_404(SearchStep, request.client, pk) if pk else SearchStep(client=request.client)
    initial = {} if pk else {"on": today(timezone.now(), request.client.timezone)}
    form = SearchStepForm(request.POST or None, instance=step, initial=initial)
    if request.method == "POST" and form.is_valid():
        step = form.save()
        messages.success(request, _("It's on your list."))
        return redirect(_week_of(step.on))
    return render(request, "networking_module/job_search/step.html", {"form": form, "step": step}, status=form.status)


@require_POST
def delete_step(request, pk):
    step = own_or_404(SearchStep, request.client, pk)
    step.delete()
    messages.success(request, _("Removed from your list."))
    return redirect(_week_of(step.on))


@require_POST
def leave_out(request, pk):
    """Takes a time in touch off this list, or puts it back. It stays in the story of the person."""
    touch = own_or_404(Touch.objects.select_related("contact"), request.client, pk)
    touch.off_search_list = wanted(request.POST.get("to"), touch.off_search_list)
    touch.save(update_fields=["off_search_list"])
    messages.success(request, _("Left out of this list.") if touch.off_search_list else _("Back on this list."))
    return redirect(_week_of(touch.on))


def _week_of(day):
    return f"{reverse('networking:search_list')}?first={day.isoformat()}"
