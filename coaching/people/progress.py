"""Progress along the tracks of every module: the one function behind the client's page and the coach's."""

from coaching.modules import installed_modules
from coaching.people.models import ModuleAccess


def progress_of(clients, weeks, now):
    """{client id: [(module, [Progress, …]), …]} for the last `weeks` ISO weeks in each client's zone.

    Asks each module once for all clients; a client without a module does not have it in the list.
    """
    clients = list(clients)
    having = set(ModuleAccess.objects.filter(client__in=clients).values_list("client_id", "slug"))
    answers = [(module, module.progress_of(clients, weeks, now)) for module in installed_modules()]
    return {
        client.pk: [
            (module, list(found[client.pk]))
            for module, found in answers
            if client.pk in found and (client.pk, module.slug) in having
        ]
        for client in clients
    }
