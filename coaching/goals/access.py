from django.contrib.auth.models import AnonymousUser, User
from django.shortcuts import get_object_or_404

from coaching.goals.models import Goal
from coaching.people.access import clients_of, staying_or_404
from coaching.people.models import Client


def own_goal_or_404(client: Client, pk: int) -> Goal:
    """The goal, if it is this client's."""
    return get_object_or_404(Goal.objects.of_client(client).select_related("client"), pk=pk)


def goal_or_404(user: User | AnonymousUser, pk: int) -> Goal:
    """The goal, if this member of staff may see its client."""
    return get_object_or_404(Goal.objects.visible_to(user).select_related("client__coach"), pk=pk)


def client_or_404(user: User | AnonymousUser, pk: int) -> Client:
    """Someone to agree on a goal with: prospects have none yet."""
    return staying_or_404(clients_of(user).filter(stage__in=Client.CLIENT_STAGES).select_related("coach"), pk)
