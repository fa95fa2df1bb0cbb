"""The one road on which a practice comes about: a handful of answers, and its site, its coach and a first call are there."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from coaching.booking.models import AppointmentType
from coaching.exercises.starter_content.loading import load_starter_content
from coaching.people.models import Coach
from coaching.practice.days import today
from coaching.practice.models import PracticeSettings
from coaching.website.models import ConsultationPage, SiteNavigation
from coaching.website.starting import looks
from coaching.website.starting.answers import Answers
from coaching.website.starting.building import HOME, fill, links, page_at, point_site_at
from coaching.website.starting.content import contents, navigation
from coaching.website.starting.exists import practice_exists
from coaching.website.starting.owner import make_call, make_coach, make_owner


class PracticeExists(Exception):
    """There is a practice here already; the message says so."""

    def __init__(self) -> None:
        name = PracticeSettings.load().name
        super().__init__(_("There is a practice here already: %(name)s. Nothing was changed.") % {"name": name})


@transaction.atomic
def start_practice(*, answers: Answers, now: datetime) -> Coach:
    """Makes the owner, who is the coach, their hours, a first call, and a site that is complete and waits for their own words.
    Nothing goes out by itself until they open the practice. Raises PracticeExists: of two presses the second finds the first."""
    list(Site.objects.select_for_update())
    if practice_exists():
        raise PracticeExists
    load_starter_content()
    coach = make_coach(make_owner(answers), answers)
    pages = _make_pages(answers, make_call(coach, answers), now)
    point_site_at(pages[HOME], answers.practice)
    _describe(answers, pages)
    _navigate(pages)
    return coach


def _make_pages(answers: Answers, call: AppointmentType, now: datetime) -> dict[str, Page]:
    pages: dict[str, Page] = {}
    found = contents(answers, today(now, answers.zone))
    for path, content in found.items():
        pages[path], _made = page_at(path, content, pages, {"coach:own": call.coach_id})
    keys = {f"page:{path}": page.pk for path, page in pages.items()}
    for path, page in pages.items():
        if isinstance(page, ConsultationPage):
            page.appointment_type = call
        fill(page, found[path], keys)
    return pages


def _describe(answers: Answers, pages: dict[str, Page]) -> None:
    practice = PracticeSettings.load()
    practice.name, practice.contact_email, practice.timezone = answers.practice, answers.email, answers.zone
    practice.tagline = _("Career coaching with %(coach)s") % {"coach": answers.coach}
    practice.privacy_page, practice.terms_page = pages["privacy"], pages["terms"]
    practice.being_set_up = True
    for name, value in looks.kept(dict(answers.looks), answers.practice).items():
        setattr(practice, name, value)
    practice.save()


def _navigate(pages: dict[str, Page]) -> None:
    navigated = SiteNavigation.load()
    for place, titles in navigation(pages).items():
        setattr(navigated, place, links(titles, pages))
    navigated.save()
