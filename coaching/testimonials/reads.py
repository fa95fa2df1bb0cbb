from collections.abc import Collection, Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from coaching.modules import Act, Attention
from coaching.people.models import Client
from coaching.testimonials.models import TestimonialRequest


def asked_of(client: Client) -> TestimonialRequest | None:
    """The question that waits for this client. One query."""
    return TestimonialRequest.objects.open().filter(client=client).select_related("by__coach").first()


def attention(clients: Collection[Client]) -> Iterator[Attention]:
    """A reason for what a client wrote and nobody has read. One query for any number of clients."""
    new = TestimonialRequest.objects.filter(client__in=clients, read_at=None, withdrawn_at=None).exclude(consent="")
    for pk, client_id, at in new.order_by().values_list("pk", "client", "answered_at"):
        assert at is not None  # what was given
        url = reverse("desk:testimonial", args=[client_id])
        yield Attention(client_id, _("Wrote a few words about your work"), f"testimonials:{pk}", at, act=Act.READ, url=url)


def note_seen(request: TestimonialRequest, now: datetime) -> None:
    """Its coach has read the answer."""
    TestimonialRequest.objects.filter(pk=request.pk, read_at=None).exclude(answered_at=None).update(read_at=now)


def written_by(client: Client) -> TestimonialRequest | None:
    """What this client gave, and did not take back. One query."""
    return client.testimonial_requests.filter(withdrawn_at=None).exclude(consent="").first()
