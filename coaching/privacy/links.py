"""The signed link by which someone who gave up the account keeps it after all."""

from django.core import signing

from coaching.people.models import Client
from coaching.practice.addresses import absolute

SALT = "coaching.privacy.stay"


def token(client):
    return signing.dumps([client.pk, client.leaves_at.isoformat()], salt=SALT)


def stay_url(client):
    return absolute("privacy:stay_by_link", token(client))


def find(value):
    """(client, is it still so) behind a link; (None, False) for one that we never made, or whose client is erased."""
    try:
        pk, leaves_at = signing.loads(value, salt=SALT)
    except signing.BadSignature:
        return None, False
    client = Client.objects.select_related("coach", "user").filter(pk=pk).exclude(stage=Client.Stage.GONE).first()
    return client, bool(client and client.leaves_at and client.leaves_at.isoformat() == leaves_at)
