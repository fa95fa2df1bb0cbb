"""The signed link behind which a prospect reads the recap."""

from django.core import signing

from coaching.pipeline.models import Recap
from coaching.practice.addresses import absolute

SALT = "coaching.recap"


def token(recap):
    return signing.dumps(recap.pk, salt=SALT)


def recap_url(recap):
    return absolute("pipeline:recap", token(recap))


def find(value):
    """The recap that was sent behind a link, or None for a link that we never made."""
    try:
        pk = signing.loads(value, salt=SALT)
    except signing.BadSignature:
        return None
    return Recap.objects.select_related("client__coach", "package").filter(pk=pk, sent_at__isnull=False).first()
