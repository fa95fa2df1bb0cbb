from collections.abc import Iterable, Iterator
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex

from coaching.modules import Act, Attention
from coaching.people.among import among
from coaching.people.models import Client
from coaching.testimonials.models import Testimonial, TestimonialRequest


def asked_of_many(clients: Iterable[Client]) -> QuerySet[TestimonialRequest]:
    """The questions that wait for these clients. One query."""
    return TestimonialRequest.objects.open().filter(client__in=list(clients))


def unpublished(clients: Iterable[Client]) -> QuerySet[TestimonialRequest]:
    """What these clients gave and the site has never shown; what was taken off it again is no longer waited for."""
    given = TestimonialRequest.objects.filter(client__in=among(clients), withdrawn_at=None).exclude(consent="")
    return given.filter(testimonial__live=False, testimonial__first_published_at=None)


def attention(given: QuerySet[TestimonialRequest]) -> Iterator[Attention]:
    """A reason for each that `unpublished` gives. One query."""
    for pk, client_id, at, read_at in given.order_by().values_list("pk", "client", "answered_at", "read_at"):
        assert at is not None  # what was given
        words = _("Their words about your work are a draft") if read_at else _("Wrote a few words about your work")
        url = reverse("desk:testimonial", args=[client_id])
        yield Attention(client_id, words, f"testimonials:{pk}", at, act=Act.PUBLISH, url=url)


def note_seen(request: TestimonialRequest, now: datetime) -> None:
    """Its coach has read the answer."""
    TestimonialRequest.objects.filter(pk=request.pk, read_at=None).exclude(answered_at=None).update(read_at=now)


def written_by(client: Client) -> TestimonialRequest | None:
    """What this client gave, and did not take back. One query."""
    return client.testimonial_requests.filter(withdrawn_at=None).exclude(consent="").first()


def pages_showing(testimonial: Testimonial | None) -> list[Page]:
    """The public pages in which an editor has chosen it, while it is published. At most two queries."""
    if testimonial is None or not testimonial.live:
        return []
    return _pages(ReferenceIndex.get_references_to(testimonial))


def pages_with_testimonials() -> list[Page]:
    """The public pages that have a place for some: where others were chosen."""
    return _pages(ReferenceIndex.objects.filter(to_content_type=ContentType.objects.get_for_model(Testimonial)))


def _pages(references: QuerySet[ReferenceIndex]) -> list[Page]:
    pages = references.filter(base_content_type=ContentType.objects.get_for_model(Page)).values_list("object_id", flat=True)
    return list(Page.objects.live().public().filter(pk__in={int(pk) for pk in pages}).order_by("path"))
