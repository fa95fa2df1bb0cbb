"""What the modules answer, about the clients who have them and about nobody else: the one place that asks for many."""

from collections import Counter, defaultdict

from coaching.modules import ModuleConfig, Progress, installed_modules
from coaching.people.among import among
from coaching.people.models import Client, ModuleAccess


def modules_of(client: Client) -> list[ModuleConfig]:
    """The installed modules that the client has, in one query; in none for `request.client`, whose access came with them."""
    return [module for module, _members in members_by_module([client])]


def has_module(client: Client, slug: str) -> bool:
    """Whether the client may use the module, installed or not."""
    return any(access.slug == slug for access in client.modules.all())


def members_by_module(clients):
    """[(module, [clients who have it])], without modules that none of them has. One query for any number of clients, and none
    for `request.client`."""
    clients = list(clients)
    _read_slugs([client for client in clients if not hasattr(client, "module_slugs")])
    found = [(each, [client for client in clients if each.slug in client.module_slugs]) for each in installed_modules()]
    return [(module, members) for module, members in found if members]


def _read_slugs(clients):
    """Leaves `module_slugs` with each of them. A prefetch would make a row and a query set of each, which takes longer than all
    the rest for a thousand clients."""
    if len(clients) == 1:
        rows = [(clients[0].pk, access.slug) for access in clients[0].modules.all()]
    else:
        rows = ModuleAccess.objects.filter(client__in=among(clients)).values_list("client", "slug") if clients else []
    slugs = defaultdict(set)
    for pk, slug in rows:
        slugs[pk].add(slug)
    for client in clients:
        client.module_slugs = slugs[client.pk]


def attention(clients, now):
    """The modules' reasons (`Attention`) why a coach may want to look at some of these clients."""
    return _about(clients, lambda module, members: module.attention(members, now))


def next_steps(clients, now):
    """What the modules would have these clients do next (`NextStep`)."""
    return _about(clients, lambda module, members: module.next_steps(members, now))


def questions(clients, now):
    """What the modules ask (`Question`) in the clients' next weekly emails."""
    return _about(clients, lambda module, members: module.questions(members, now))


def done_today(clients, now):
    """{client id: how much they did today along the modules}."""
    return _added(clients, lambda module, members: module.done_today(members, now))


def went_well(clients, now):
    """{client id: one sentence}; that of the first module which has one."""
    found: dict[int, str] = {}
    for module, members in members_by_module(clients):
        for client_id, words in module.went_well(members, now).items():
            found.setdefault(client_id, str(words))
    return found


def progress_of(clients, weeks, now):
    """{client id: [(module, [Progress, …]), …]} for the last `weeks` ISO weeks in each client's zone, in the order of the
    settings. The one function behind the client's page and the coach's."""
    clients = list(clients)
    found: dict[int, list[tuple[ModuleConfig, list[Progress]]]] = {client.pk: [] for client in clients}
    for module, members in members_by_module(clients):
        answer = module.progress_of(members, weeks, now)
        for client in members:
            if client.pk in answer:
                found[client.pk].append((module, list(answer[client.pk])))
    return found


def in_words(client, weeks, now, *, own):
    """[`InWords`]: how far the client has come, for themselves (`own`) or for their coach."""
    found = [module.in_words(client, weeks, now, own=own) for module in modules_of(client)]
    return [each for each in found if each and (each.lately or each.firsts or each.own)]


def _about(clients, ask):
    """Each module is asked once, about its members. What it says of others all the same is left out."""
    for module, members in members_by_module(clients):
        asked = {client.pk for client in members}
        yield from (each for each in ask(module, members) if each.client_id in asked)


def _added(clients, ask):
    added = Counter[int]()
    for module, members in members_by_module(clients):
        added.update(ask(module, members))
    return added
