"""What follows a published page or an answered form, and what public pages are called."""

from datetime import datetime
from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.models import FormSubmission
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site
from wagtail.signals import page_published

from coaching.booking.models import AppointmentType
from coaching.mail.models import Message
from coaching.payments.models import Package
from coaching.people.models import Coach
from coaching.practice.page_names import names_pages, public
from coaching.practice.pictures import kept_uploads
from coaching.sweeping import swept_daily
from coaching.website import form_answers, labels, mails, shown, while_waiting  # noqa: F401 - they register what they suggest and show
from coaching.website.models import FormPage
from coaching.website.module_pages import module_pages
from coaching.website.packages import url_of
from coaching.website.pictures.making import has_pictures, make_pictures_of

public("wagtail_serve", "website:help", "website:packages", "website:package", "booking:coach", "booking:month")
public(*(page.url_name for page in module_pages().values()), used=True)

swept_daily("pictures whose form was not sent again")(kept_uploads.forget_old)


@names_pages
def pages(paths):
    """The pages that editors make, by the path that they have, or had before they were renamed."""
    old = {Redirect.normalise_path(path): path for path in paths}
    moved = Redirect.objects.filter(old_path__in=old, redirect_page__isnull=False).select_related("redirect_page")
    return {old[each.old_path]: _called(each.redirect_page) for each in moved} | _as_they_are(paths)


def _as_they_are(paths):
    roots = Site.get_site_root_paths()
    root = roots[0].root_path if roots else "/"
    places = {root.rstrip("/") + path: path for path in paths}
    found = Page.objects.filter(url_path__in=places)
    return {places[page.url_path]: _("Home page") if page.url_path == root else _called(page) for page in found}


def _called(page):
    return page.title if page.live else _("%(title)s (not published anymore)") % {"title": page.title}


@names_pages
def others(paths):
    """The pages that nobody edits, by their addresses."""
    named = {
        reverse("website:packages"): _("Packages and prices"),
        reverse("website:help"): _("When it's more than a job search"),
        **{page.url: page.title for page in module_pages().values()},
    }
    return {path: named[path] for path in paths if path in named}


@names_pages
def packages(paths):
    begun = reverse("website:packages")
    if not any(path.startswith(begun) and path != begun for path in paths):
        return {}
    return {url_of(package): package.title for package in Package.objects.all() if url_of(package) in paths}


@names_pages
def booking_pages(paths):
    """Each coach's own pages for booking."""
    slugs = {path.split("/")[2] for path in paths if path.startswith("/book/")}
    if not slugs:
        return {}
    coaches = {
        coach_url(coach.slug): _("Booking page: %(what)s") % {"what": coach.name}
        for coach in Coach.objects.filter(slug__in=slugs)
    }
    kinds = AppointmentType.objects.filter(coach__slug__in=slugs).select_related("coach")
    named = coaches | {kind.get_absolute_url(): _("Booking page: %(what)s") % {"what": kind.title} for kind in kinds}
    return {path: named[path] for path in paths if path in named}


def coach_url(slug):
    return reverse("booking:coach", args=[slug])


@receiver(page_published, dispatch_uid="redirects_for_good")
def lead_for_good(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """What led to a draft that moved in leads to a page now."""
    Redirect.objects.filter(redirect_page=instance.pk, automatically_created=True, is_permanent=False).update(is_permanent=True)


@receiver(page_published)
def make_pictures(sender: type, instance: Any, **kwargs: Any) -> None:
    if has_pictures(instance):
        make_pictures_of.enqueue(instance.pk)


@swept_daily("form answers")
def purge_answers(now: datetime) -> int:
    """What is older than its page promises."""
    return sum(form_answers.purge(page, now) for page in FormPage.objects.only("pk", "retention_days"))


@receiver(post_delete, sender=FormSubmission)
def forget_the_mail(sender: type[FormSubmission], instance: FormSubmission, **kwargs: object) -> None:
    """The email about an answer goes with it, whoever deletes it: it has the address of who wrote."""
    Message.objects.filter(cause=mails.cause_of(instance.pk)).delete()


labels.write_alike()
