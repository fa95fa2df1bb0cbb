"""The permission rows of the installed modules, and the things their addresses need."""

from coaching.modules import module


def module_rows(clients, clara, everyone):
    return {**_networking(clients, clara, everyone), **_journal(clients, everyone)}


def module_world(clara):
    """One thing of each kind, all Clara's."""
    if module("networking") is None:
        return {}
    from networking_module.contacts.undo import remember
    from networking_module.stay_in_touch.mailed_links import CONTACT
    from tests.networking_module import factories

    person = factories.contact(clara)
    shown = factories.message(person, shared_at=factories.NOW)
    return {
        "shown_kind": "message",
        "shown": shown.pk,
        "mailed": CONTACT.token(factories.contact(clara)),
        "person": person.pk,
        "touch": factories.touch(person).pk,
        "promise": factories.promise(person).pk,
        "preparation": factories.preparation(person).pk,
        "message": factories.message(person).pk,
        "conversation": factories.conversation(person).pk,
        "list": "soon",
        "part": "brings",
        "twin": factories.contact(clara).pk,
        "group": clara.contact_groups.create(name="Close").pk,
        "change": remember(client=clara, kind="fields", before={"were": []}).pk,
        "import": factories.contact_import(clara).pk,
        "step": factories.search_step(clara).pk,
        "news": clara.good_news.create(on="2026-11-20").pk,
    }


def _networking(clients, clara, everyone):
    if module("networking") is None:
        return {}
    own = [
        "index",
        "people",
        "everyone",
        "add",
        "begin",
        "messages",
        "conversations",
        "search_list",
        "search_file",
        "add_search_step",
        "tell_news",
        "quick_add",
        "together",
        "at_company",
        "twins",
        "merge_ticked",
        "groups",
        "bring_in",
        "begin_with",
    ]
    of_a_thing = {
        ("person", "get"): ["person", "edit", "delete", "log", "promise", "prepare", "ideas"],
        ("person", "post"): ["archive", "rest", "quick_log", "snooze", "write", "start_conversation"],
        ("touch", "get"): ["edit_touch"],
        ("touch", "post"): ["remove_touch", "leave_out"],
        ("step", "get"): ["search_step"],
        ("step", "post"): ["delete_search_step"],
        ("news", "get"): ["news", "correct_news"],
        ("news", "post"): ["undo_news"],
        ("group", "get"): ["group", "remove_group"],
        ("change", "post"): ["undo"],
        ("promise", "get"): ["promise_move"],
        ("promise", "post"): ["promise_kept", "promise_dropped"],
        ("preparation", "post"): ["share_preparation"],
        ("message", "get"): ["message", "mark_sent"],
        ("message", "post"): ["save_text", "answered", "disagree", "delete_message", "share_message"],
        ("import", "get"): ["import", "import_progress"],
        ("import", "post"): ["import_choose", "import_stop", "import_undo"],
        ("conversation", "get"): ["conversation", "after", "take_along", "conversation_calendar"],
        ("conversation", "post"): ["delete_conversation", "share_conversation", "lead"],
    }
    return {
        **{f"networking:{name}": (clients, [], "get") for name in own},
        **{f"networking:{name}": (clara, [thing], method) for (thing, method), names in of_a_thing.items() for name in names},
        "networking_admin:shown": ({"coach", "owner"}, ["shown_kind", "shown"], "get"),
        "networking:save_part": (clara, ["conversation", "part"], "post"),
        "networking:bulk": (clients, [], "post"),
        "networking:merge": (clara, ["person", "twin"], "get"),
        "networking:tell_apart": (clara, ["person", "twin"], "post"),
        "networking:people_list": (clients, ["list"], "get"),
        "networking-public:check": (everyone, [], "get"),
        "networking-public:mailed_done": (everyone, ["mailed"], "get"),
        "networking-public:mailed_later": (everyone, ["mailed"], "get"),
    }


def _journal(clients, everyone):
    if module("journal") is None:
        return {}
    return {"journal:entries": (clients, [], "get"), "journal-public:about": (everyone, [], "get")}
