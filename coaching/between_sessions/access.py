from django.contrib.auth.models import AnonymousUser, User
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from coaching.between_sessions.models import Word
from coaching.people.access import clients_of, staying_or_404
from coaching.people.models import Client


def word_or_404(user: User | AnonymousUser, pk: int) -> Word:
    """A word that this member of staff wrote; an owner's are everyone's."""
    return get_object_or_404(Word.objects.written_by(user), pk=pk)


def client_or_404(user: User | AnonymousUser, pk: int) -> Client:
    return staying_or_404(clients_of(user).select_related("coach"), pk)


def candidates(user: User | AnonymousUser) -> QuerySet[Client]:
    """Whom this member of staff may write a word to: clients now who have an account and keep it."""
    return clients_of(user).active().filter(user__isnull=False, leaves_at=None).select_related("coach")
