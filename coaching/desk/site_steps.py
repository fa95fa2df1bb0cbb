"""What is left to do of a new practice's site: each place that waits for its owner's words, their face, their address."""

from collections.abc import Iterator

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from coaching.desk.steps import Step
from coaching.people.access import coach_of, is_owner
from coaching.practice.models import PracticeSettings
from coaching.website.models import HomePage
from coaching.website.unfinished import unfinished_pages

ABOUT, PAGE = "about", "wagtailadmin_pages:edit"


def site_steps(user: User, *, is_past_it: bool) -> Iterator[Step]:
    """For the owner. A practice that has clients is past what it never began; what waits on a page waits all the same."""
    if not is_owner(user):
        return
    home, waiting = HomePage.objects.live().first(), unfinished_pages()
    if home:
        yield from _pages(home, waiting, PracticeSettings.load())
    yield from _who_you_are(user, PracticeSettings.load(), is_past_it=is_past_it)


def _pages(home: HomePage, waiting: set[int], practice: PracticeSettings) -> Iterator[Step]:
    about = Page.objects.child_of(home).live().filter(slug=ABOUT).values_list("pk", flat=True).first()
    why = _("The first thing that people read. What waits for you is marked on the page.")
    yield Step(_("Put your home page into your own words"), why, reverse(PAGE, args=[home.pk]), home.pk not in waiting)
    if about:
        why = _("Your story, and who trained you. Check what the page promises in your name meanwhile.")
        yield Step(_("Say who you are"), why, reverse(PAGE, args=[about]), about not in waiting)
    if privacy := practice.privacy_page_id:
        why = _("It is your promise to everyone who books. Say who is responsible.")
        yield Step(_("Read your privacy page"), why, reverse(PAGE, args=[privacy]), privacy not in waiting)
    rest = waiting - {home.pk, about, privacy}
    url = reverse(PAGE, args=[min(rest)]) if rest else reverse("wagtailadmin_explore", args=[home.pk])
    why = _("Services, questions, terms, articles: each says where it waits for you.")
    yield Step(_("Go through the other pages"), why, url, not rest)


def _who_you_are(user: User, practice: PracticeSettings, *, is_past_it: bool) -> Iterator[Step]:
    settings = reverse("wagtailsettings:edit", args=["coaching", "practicesettings"])
    why = _("It is at the top of each page and in each email.")
    is_named = practice.name != PracticeSettings._meta.get_field("name").default
    yield Step(_("Name your practice"), why, settings, is_named or is_past_it)
    why = _("People who hesitate to write need one. It is at the foot of each page.")
    yield Step(_("Say where people reach you"), why, settings, bool(practice.contact_email) or is_past_it)
    if coach := coach_of(user):
        url = reverse("wagtailsnippets_coaching_coach:edit", args=[coach.pk])
        why = _("People book with a person. A plain, friendly picture is enough.")
        yield Step(_("Show your face"), why, url, coach.photo_id is not None or is_past_it)
