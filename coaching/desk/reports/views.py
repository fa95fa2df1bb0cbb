"""The reports in the Wagtail admin, and the same as files."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from coaching.booking.access import coaches_of
from coaching.desk.reports import consultations, credits, hours, sessions
from coaching.desk.reports.periods import Period, PeriodForm, presets
from coaching.desk.reports.report import Answer, Asked
from coaching.people.access import clients_of, coach_of, staff_required
from coaching.practice.days import today
from coaching.practice.lazy_text import StrOrPromise
from coaching.practice.models import PracticeSettings
from coaching.practice.tables import FORMATS, download


@dataclass(frozen=True)
class Report:
    """A report in the menu; `slug` is the end of its address and the name of its file. One that `is_ones_own` begins with the
    reader's own clients, where they coach."""

    slug: str
    title: StrOrPromise
    intro: StrOrPromise
    icon: str
    answer: Callable[[Asked], Answer]
    is_ones_own: bool = False

    @property
    def url(self) -> str:
        return reverse("reports_admin:show", args=[self.slug])


REPORTS = {
    report.slug: report
    for report in (
        Report(
            "sessions",
            _("Sessions held"),
            _("How many sessions took place, and how many didn't."),
            "calendar-check",
            sessions.answer,
        ),
        Report(
            "consultations",
            _("From first call to client"),
            _("Which pages bring people who book a first call, and how many of them become clients."),
            "link",
            consultations.answer,
        ),
        Report(
            "credits", _("Sessions owed"), _("What clients have paid for and you have yet to hold."), "history", credits.answer
        ),
        Report(
            "hours",
            _("Coaching hours"),
            _("Your log for a credential, in the columns that it asks for."),
            "clipboard-list",
            hours.answer,
            is_ones_own=True,
        ),
    )
}


@staff_required
@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """One report, of the days and the coach that were asked for."""
    report = _report_or_404(slug)
    form = _form(request, report)
    answer = report.answer(_asked(request, form))
    context = {
        "report": report,
        "reports": REPORTS.values(),
        "form": form,
        "period": form.period,
        "presets": [(each, _query(form, each.period)) for each in presets(form.day)],
        "query": _query(form, form.period),
        "answer": answer,
        "formats": FORMATS,
    }
    return render(request, "coaching/desk/reports/report.html", context)


@staff_required
@require_safe
def export(request: HttpRequest, slug: str, fmt: str) -> HttpResponse:
    """The report as CSV or XLSX."""
    report = _report_or_404(slug)
    if fmt not in FORMATS:
        raise Http404
    return download(report.slug, fmt, report.answer(_asked(request, _form(request, report))).file.file())


def _report_or_404(slug: str) -> Report:
    if slug not in REPORTS:
        raise Http404
    return REPORTS[slug]


def _form(request: HttpRequest, report: Report) -> PeriodForm:
    day = today(timezone.now(), PracticeSettings.load().timezone)
    usual = presets(day)[0].period
    asked = request.GET if "first" in request.GET or "last" in request.GET else {**request.GET.dict(), **usual.asked}
    own = coach_of(request.user)
    if report.is_ones_own and own and "coach" not in request.GET:
        asked = {**asked.dict(), "coach": own.slug} if isinstance(asked, QueryDict) else {**asked, "coach": own.slug}
    return PeriodForm(asked, coaches=list(coaches_of(request.user)), day=day)


def _asked(request: HttpRequest, form: PeriodForm) -> Asked:
    user: Any = request.user
    clients: Any = clients_of(user)
    if form.chosen_coach:
        clients = clients.filter(coach__slug=form.chosen_coach)
    zone = PracticeSettings.load().timezone
    return Asked(user, clients, form.period, zone, timezone.now())


def _query(form: PeriodForm, period: Period) -> str:
    """What an address needs to ask for that period of the same coach."""
    values = period.asked | ({"coach": form.chosen_coach} if "coach" in form.data else {})
    return f"?{urlencode(values)}"
