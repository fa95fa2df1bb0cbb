"""What keeps pages, pictures and the site itself."""

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex, Site

from coaching.booking.models import AppointmentType
from coaching.exercises.models import Exercise
from coaching.payments.models import Package
from coaching.people.models import Coach
from coaching.practice.deletions import instead, keeps
from coaching.practice.models import PracticeSettings
from coaching.testimonials.models import Testimonial
from coaching.website.models import ArticlePage, CoachPage, ConsultationPage, SampleRecapPage

USED = ngettext_lazy("%d place that uses it", "%d places that use it")


def places_of(row) -> int:
    """How many pages and other things show it."""
    return ReferenceIndex.get_references_to(row).group_by_source_object().count()


def pages_with(row) -> int:
    """How many pages have it in a block."""
    pages = ContentType.objects.get_for_model(Page)
    return ReferenceIndex.get_references_to(row).filter(base_content_type=pages).values("object_id").distinct().count()


def _beginning(page: Page) -> int:
    return Site.objects.filter(root_page__path__startswith=page.path).count()


def _booking_pages(page: Page) -> int:
    return ConsultationPage.objects.live().filter(path__startswith=page.path).count()


def _naming(coach: Coach) -> int:
    """How many pages are about a coach, or say that they wrote them."""
    written = ArticlePage.objects.filter(author=coach).count()
    return written + sum(model.objects.filter(coach=coach).count() for model in (CoachPage, SampleRecapPage))


def _settings(page: Page) -> int:
    named = PracticeSettings.objects.values_list("privacy_page__path", "terms_page__path")
    return sum(path.startswith(page.path) for paths in named for path in paths if path)


for model in (get_image_model(), get_document_model(), Testimonial):
    keeps(model, USED, places_of)
    instead(model, _("Take it out there first; its usage page lists them."))

# What to do instead is said by the rooms they are of: off sale or unpublished, no page shows them.
for model in (Package, Exercise):
    keeps(model, ngettext_lazy("%d page that shows it", "%d pages that show it"), pages_with)

BOOKED = ngettext_lazy("%d page on which it is booked", "%d pages on which it is booked")
keeps(AppointmentType, BOOKED, lambda each: ConsultationPage.objects.filter(appointment_type=each).count())
keeps(
    Coach,
    ngettext_lazy("%d page on which calls with them are booked", "%d pages on which calls with them are booked"),
    lambda coach: ConsultationPage.objects.filter(appointment_type__coach=coach).count(),
)

keeps(
    Coach,
    ngettext_lazy("%d page that names them", "%d pages that name them"),
    _naming,
)

keeps(Page, ngettext_lazy("%d site that begins there", "%d sites that begin there"), _beginning)
keeps(
    Page,
    ngettext_lazy("%d page on which consultations are booked", "%d pages on which consultations are booked"),
    _booking_pages,
)
keeps(Page, ngettext_lazy("%d link that the practice's settings name", "%d links that the practice's settings name"), _settings)
instead(Page, _("Choose another page in the settings first: under Settings, Sites, or under Settings, Practice."))

keeps(
    Site,
    ngettext_lazy("%d page that visitors read there", "%d pages that visitors read there"),
    lambda site: site.root_page.get_descendants(inclusive=True).live().count(),
)
instead(Site, _("Change its address or the page it begins with instead."))
