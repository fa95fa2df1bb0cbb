from datetime import datetime

from coaching.people.merge_rules import joins, move
from coaching.people.models import Client
from coaching.testimonials.models import TestimonialRequest


@joins(TestimonialRequest)
def join_requests(kept: Client, other: Client, now: datetime) -> None:
    """Of two that wait the kept one's stays, with what was typed in both; what was said stands as it is."""
    mine, theirs = (TestimonialRequest.objects.open().filter(client=each).first() for each in (kept, other))
    if mine and theirs:
        mine.draft, mine.revision = "\n\n".join(filter(None, (mine.draft, theirs.draft))), mine.revision + 1
        mine.save(update_fields=["draft", "revision"])
        TestimonialRequest.objects.filter(pk=theirs.pk).update(canceled_at=now, draft="")
    move(TestimonialRequest, kept, other)
