"""What pages, the weekly email and the desk ask about files."""

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from coaching.files.models import SharedFile, SharedFileQuerySet
from coaching.modules import Act, Attention
from coaching.people.among import among
from coaching.people.models import Client


def of_client(client: Client) -> SharedFileQuerySet:
    """What coach and client gave each other, the latest first. At most twice as many as `sharing.MOST`."""
    return SharedFile.objects.of_client(client).kept().select_related("author__coach", "client__coach")


def from_client(client: Client) -> SharedFileQuerySet:
    """What the client gave their coach, the latest first."""
    return of_client(client).filter(by_coach=False)


def new_of_many(clients: Iterable[Client]) -> SharedFileQuerySet:
    """What these clients' coaches gave and they haven't opened yet, the latest first. One query."""
    return SharedFile.objects.kept().filter(client__in=clients, by_coach=True, opened_at=None)


def unopened(clients: Iterable[Client]) -> SharedFileQuerySet:
    """What these clients gave and nobody has opened."""
    return SharedFile.objects.kept().filter(client__in=among(clients), by_coach=False, opened_at=None)


def attention(files: QuerySet[SharedFile]) -> Iterator[Attention]:
    """A reason for each of the files that nobody has opened, the oldest first. One query."""
    for file in files.order_by("given_at", "pk"):
        words = _("Gave you a file: %(name)s") % {"name": file.name}
        url = reverse("files:download", args=[file.pk])
        yield Attention(file.client_id, words, f"files.{file.pk}", file.given_at, Act.OPEN, url)
