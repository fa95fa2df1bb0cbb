"""The signed link by which the weekly mail is stopped, from a mail program or by hand."""

from django.core import signing

from coaching.people.models import Client
from coaching.practice.addresses import absolute

SALT = "coaching.weekly_mail"


def token(client):
    return signing.dumps(client.pk, salt=SALT)


def stop_url(client):
    return absolute("client_area:stop_weekly_mail", token(client))


def find(value):
    """The client behind a link; None for one that we never made, or whose client has left."""
    try:
        pk = signing.loads(value, salt=SALT)
    except signing.BadSignature:
        return None
    return Client.objects.filter(pk=pk).exclude(stage=Client.Stage.GONE).first()
