"""What the site's pages show: a change of any of it is seen on the next request."""

from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import post_page_move

from coaching.booking.models import AppointmentType, Booking, BusyTime, DateOverride, OverrideHours, WeeklyHours
from coaching.exercises.models import Exercise
from coaching.payments.models import Package
from coaching.people.models import Coach
from coaching.practice import page_generations
from coaching.practice.models import PracticeSettings
from coaching.testimonials.models import Testimonial
from coaching.website.article_pages import ArticleTag
from coaching.website.navigation import SiteNavigation

page_generations.pages_show(
    AppointmentType,
    ArticleTag,
    Booking,
    BusyTime,
    Coach,
    DateOverride,
    Exercise,
    Locale,
    OverrideHours,
    Package,
    Page,
    PageViewRestriction,
    PracticeSettings,
    Site,
    SiteNavigation,
    Testimonial,
    WeeklyHours,
    get_document_model(),
    get_image_model(),
)
post_page_move.connect(page_generations.when_committed, dispatch_uid="coaching.website.moved")
