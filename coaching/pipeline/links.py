"""The signed link behind which a prospect reads the recap."""

from django.core import signing

from coaching.pipeline.models import Offer
from coaching.practice.addresses import absolute

SALT = "coaching.recap"


def token(offer):
    return signing.dumps(offer.pk, salt=SALT)


def offer_url(offer):
    return absolute("pipeline:offer", token(offer))


def find(value):
    """The recap that was sent behind a link, or None for a link that we never made."""
    try:
        pk = signing.loads(value, salt=SALT)
    except signing.BadSignature:
        return None
    return Offer.objects.select_related("client__coach", "package").filter(pk=pk, sent_at__isnull=False).first()
