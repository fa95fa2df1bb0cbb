"""The signed link behind which a prospect reads the recap, as it is now and as often as they like."""

from coaching.pipeline.models import Offer
from coaching.signed_links.links import SignedLink, register

OFFER = register(
    SignedLink("coaching.recap", rows=Offer.objects.select_related("client__coach", "offered__package"), page="pipeline:offer")
)
