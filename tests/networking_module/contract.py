"""What the networking module tells the core's tests about itself."""

from networking_module.bring_value.answer_questions import ANSWER
from networking_module.bring_value.explanations.models import Explanation
from networking_module.bring_value.opinions.models import CheckOpinion
from networking_module.contacts.undo import remember
from networking_module.privacy import SUBJECTS
from networking_module.stay_in_touch.mailed_links import CONTACT, PROMISE
from tests.networking_module import factories
from tests.roles import CLARA, CLIENTS, EVERYONE, HER_COACH

FLOORS = {
    "mailed": 0,
    "principles": 0,
    "sharing": 0,
    "contacts": 1,
    "job_search": 2,
    "bring_value": 2,
    "stay_in_touch": 2,
    "have_a_conversation": 2,
}

EXPORTED = SUBJECTS
NOT_EXPORTED = {
    Explanation: "Words of the whole practice, which editors write.",
    CheckOpinion: "It names nobody: whose it is can't be told.",
}
LEFT_OUT = {
    "client": "Whose archive it is.",
    "profile_key": "Follows from the address of the profile.",
    "company_key": "Follows from the company.",
    "name_key": "Follows from the name.",
}

OWN = [
    "index",
    "people",
    "everyone",
    "add",
    "begin",
    "messages",
    "promises",
    "conversations",
    "search_list",
    "search_file",
    "add_search_step",
    "tell_news",
    "quick_add",
    "together",
    "at_company",
    "twins",
    "must_not_know",
    "merge_ticked",
    "groups",
    "bring_in",
    "begin_with",
]
OF_A_THING = {
    ("person", "get"): ["person", "edit", "delete", "log", "promise", "prepare", "ideas"],
    ("person", "post"): ["mark_must_not_know", "archive", "rest", "quick_log", "snooze", "write", "start_conversation"],
    ("touch", "get"): ["edit_touch"],
    ("touch", "post"): ["remove_touch", "leave_out"],
    ("step", "get"): ["search_step"],
    ("step", "post"): ["delete_search_step"],
    ("news", "get"): ["news", "correct_news"],
    ("news", "post"): ["undo_news"],
    ("group", "get"): ["group", "remove_group"],
    ("change", "post"): ["undo"],
    ("promise", "get"): ["promise_page", "promise_move"],
    ("promise", "post"): ["promise_kept", "promise_dropped"],
    ("preparation", "post"): ["share_preparation"],
    ("message", "get"): ["message", "mark_sent"],
    ("message", "post"): ["save_text", "answered", "disagree", "delete_message", "share_message"],
    ("employer", "post"): ["remove_employer"],
    ("import", "get"): ["import", "import_progress"],
    ("import", "post"): ["import_choose", "import_stop", "import_undo"],
    ("conversation", "get"): ["conversation", "after", "take_along", "conversation_calendar"],
    ("conversation", "post"): ["delete_conversation", "share_conversation", "lead"],
}
PERMISSIONS = {
    **{f"networking:{name}": (CLIENTS, [], "get") for name in OWN},
    **{f"networking:{name}": (CLARA, [thing], method) for (thing, method), names in OF_A_THING.items() for name in names},
    "networking_admin:shown": (HER_COACH, ["shown_kind", "shown"], "get"),
    "networking:save_part": (CLARA, ["conversation", "part"], "post"),
    "networking:bulk": (CLIENTS, [], "post"),
    "networking:merge": (CLARA, ["person", "twin"], "get"),
    "networking:tell_apart": (CLARA, ["person", "twin"], "post"),
    "networking:people_list": (CLIENTS, ["list"], "get"),
    "networking-public:check": (EVERYONE, [], "get"),
    "networking-public:mailed_done": (EVERYONE, ["mailed"], "get"),
    "networking-public:mailed_later": (EVERYONE, ["mailed"], "get"),
    "networking-public:mailed_answered": (EVERYONE, ["mailed_answer"], "get"),
    "networking-public:mailed_not_yet": (EVERYONE, ["mailed_answer"], "get"),
}


def world(clara):
    """One thing of each kind, all Clara's."""
    person = factories.contact(clara)
    person.tags.add(clara.contact_tags.create(name="Old team"))
    shown = factories.message(person, shared_at=factories.NOW)
    return {
        "shown_kind": "message",
        "shown": shown.pk,
        "mailed": CONTACT.token(factories.contact(clara)),
        "mailed_promise": PROMISE.token(factories.promise(factories.contact(clara))),
        "mailed_answer": ANSWER.token(factories.message(person, sent_at=factories.NOW)),
        "person": person.pk,
        "touch": factories.touch(person).pk,
        "promise": factories.promise(person).pk,
        "preparation": factories.preparation(person).pk,
        "message": factories.message(person).pk,
        "conversation": factories.conversation(person).pk,
        "list": "soon",
        "part": "brings",
        "twin": factories.contact(clara).pk,
        "employer": clara.unaware_employers.create(name="Acme").pk,
        "group": clara.contact_groups.create(name="Close").pk,
        "change": remember(client=clara, kind="fields", before={"were": []}).pk,
        "import": factories.contact_import(clara).pk,
        "step": factories.search_step(clara).pk,
        "news": clara.good_news.create(on="2026-11-20").pk,
    }


def waits(clara, now):
    """People, promises and conversations that wait for her, and messages without an answer."""
    day = factories.DAY
    people = [factories.contact(clara, rhythm_days=14) for _each in range(5)]
    for person in people:
        factories.touch(person, at=now - 30 * day, now=now)
    factories.promise(people[0], due=(now + day).date())
    factories.message(people[0])
    factories.conversation(people[0], at=now - day)
