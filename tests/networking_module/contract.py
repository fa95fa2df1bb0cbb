"""What the networking module tells the core's tests about itself."""

from functools import partial

from networking_module.bring_value.answer_questions import ANSWER
from networking_module.bring_value.explanations.models import Explanation
from networking_module.bring_value.models import OutreachMessage, Preparation
from networking_module.bring_value.opinions.models import CheckOpinion
from networking_module.contacts.models import (
    Contact,
    ContactGroup,
    ContactImport,
    LastChange,
    Promise,
    Touch,
    UnawareEmployer,
)
from networking_module.contacts.undo import remember
from networking_module.have_a_conversation.models import Conversation
from networking_module.job_search.models import GoodNews, SearchStep
from networking_module.privacy import SUBJECTS
from networking_module.stay_in_touch.mailed_links import CONTACT, PROMISE
from tests.networking_module import factories
from tests.roles import CLARA, CLIENTS, EVERYONE, HER_COACH
from tests.walks.things import Thing, Upload

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
    "notes_from_file": "The notes as an import wrote them, which are in the notes.",
}

# What isn't the client's alone, and what the key of a mailed link shows to whoever holds it.
READERS = {f"{field} shown": "its client, its coach" for field in ("OutreachMessage.text", "OutreachMessage.subject")}
BY_SHARING = {"networking_admin:shown": {"Contact.name"}}
BY_KEY = {
    f"networking-public:{name}": {"Contact.name"} for name in ("mailed_done", "mailed_later", "mailed_answered", "mailed_not_yet")
}
CODE, FOLLOWS = "One of the program's own words.", "It follows from a field beside it, and is shown to nobody."
NOT_PLANTED = {
    "Explanation": "Words of the whole practice, which editors write.",
    "CheckOpinion": "It names nobody, and holds words only of those who chose so.",
    "LastChange": "What it was before; the fields themselves are planted.",
    "Contact.profile_key": FOLLOWS,
    "Contact.company_key": FOLLOWS,
    "Contact.name_key": FOLLOWS,
    "Contact.not_the_same_as": "Numbers.",
    "UnawareEmployer.company_key": FOLLOWS,
    "ImportRow.fills": CODE,
    "OutreachMessage.verdict": CODE,
    "OutreachMessage.elements": CODE,
    "Conversation.questions": CODE,
    "Conversation.listening": CODE,
    "Conversation.revisions": "Numbers.",
    "GoodNews.rhythms": "Numbers.",
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
    ("promise", "get"): ["promise_page", "promise_move"],
    ("promise", "post"): ["promise_kept", "promise_dropped"],
    ("preparation", "post"): ["share_preparation"],
    ("message", "get"): ["message", "mark_sent"],
    ("sent_message", "post"): ["answered", "faces"],
    ("message", "post"): ["save_text", "disagree", "delete_message", "share_message"],
    ("employer", "post"): ["remove_employer"],
    ("import", "get"): ["import", "import_lines", "import_progress"],
    ("import", "post"): ["import_choose", "import_stop"],
    ("added_import", "post"): ["import_undo"],
    ("conversation", "get"): ["conversation", "after", "take_along", "conversation_file", "conversation_calendar"],
    ("conversation", "post"): ["delete_conversation", "share_conversation", "lead"],
}
PERMISSIONS = {
    **{f"networking:{name}": (CLIENTS, [], "get") for name in OWN},
    **{f"networking:{name}": (CLARA, [thing], method) for (thing, method), names in OF_A_THING.items() for name in names},
    "networking_admin:shown": (HER_COACH, ["shown_kind", "shown"], "get"),
    "networking:save_part": (CLARA, ["conversation", "part"], "post"),
    "networking:bulk": (CLIENTS, [], "post"),
    "networking:undo": (CLIENTS, ["change"], "post"),
    "networking:merge": (CLARA, ["person", "twin"], "get"),
    "networking:tell_apart": (CLARA, ["person", "twin"], "post"),
    "networking:people_list": (CLIENTS, ["list"], "get"),
    "networking-public:check": (EVERYONE, [], "get"),
    "networking-public:mailed_done": (EVERYONE, ["mailed"], "get"),
    "networking-public:mailed_later": (EVERYONE, ["mailed"], "get"),
    "networking-public:mailed_answered": (EVERYONE, ["mailed_answer"], "get"),
    "networking-public:mailed_not_yet": (EVERYONE, ["mailed_answer"], "get"),
}

# What a form needs besides what its page already says.
SENT = {
    "networking:add": {"name": "Ina Moss"},
    "networking:begin": {"name": "Ina Moss"},
    "networking:quick_add": {"lines": "Ina Moss, Acme"},
    "networking:together": {"kind": "meeting", "pick": [Thing("person")]},
    "networking:groups": {"name": "Far"},
    "networking:must_not_know": {"name": "Initech"},
    "networking:bring_in": {"file": Upload("people.csv", b"First Name,Last Name,Company\nIna,Moss,Acme\n")},
    "networking:begin_with": {"pick": [Thing("resting")], "go": "begin"},
    "networking:add_search_step": {"company": "Initech", "channel": "Email"},
    "networking:tell_news": {"helped": [Thing("person")]},
    "networking:bulk": {"pick": [Thing("person")], "what": "resting:1"},
    "networking:merge": {},
    "networking:edit": {"name": "Ina Moss"},
    "networking:delete": {},
    "networking:log": {"direction": "gave"},
    "networking:promise": {"text": "Send the list", "due": "2030-01-01"},
    "networking:prepare": {"brings": "The list"},
    "networking:edit_touch": {"note": "Corrected"},
    "networking:search_step": {"company": "Initech"},
    "networking:correct_news": {"words": "Hired"},
    "networking:group": {"name": "Near"},
    "networking:remove_group": {},
    "networking:promise_move": {"due": "2030-01-01"},
    "networking:promise_kept": {"another_way": ""},
    "networking:message": {"text": "Hello", "do": "save"},
    "networking:mark_sent": {},
    "networking:faces": {"expected": "3"},
    "networking:save_text": {"value": "Hello", "revision": "0"},
    "networking:conversation": {"story_turn": "Then"},
    "networking:after": {"learned": "Much"},
    "networking:save_part": {"value": "A cake", "revision": "0"},
    "networking:snooze": {"days": "7"},
    "networking:quick_log": {"direction": "gave"},
    "networking:mark_must_not_know": {"must_not_know": "yes"},
    "networking:import_choose": {"shown": [Thing("row")], "tick": [Thing("row")], "go": "page:1"},
    "networking-public:check": {"text": "Hello, could you help me find a job?"},
    "networking-public:mailed_done": {"direction": "gave"},
    "networking-public:mailed_later": {},
    "networking-public:mailed_answered": {},
    "networking-public:mailed_not_yet": {},
}

# Rows of what is registered in Wagtail and isn't there by itself.
SNIPPETS = {
    "CheckOpinion": {"said": "one_way", "opinion": "two_way", "verdict": "one_way", "text": "Hello", "on": factories.TODAY}
}
# Things of which there are many: each row of the model is one.
MODELS = {
    "person": Contact,
    "touch": Touch,
    "promise": Promise,
    "preparation": Preparation,
    **dict.fromkeys(["message", "sent_message"], OutreachMessage),
    "conversation": Conversation,
    "employer": UnawareEmployer,
    "group": ContactGroup,
    "change": LastChange,
    **dict.fromkeys(["import", "added_import"], ContactImport),
    "step": SearchStep,
    "news": GoodNews,
}
# Fields that name rows.
NAMED = {
    "networking:bulk": {
        "pick": Thing("person"),
        "what": [Thing("group", "group:"), Thing("tag", "word:"), Thing("tag", "wordless:")],
    },
    "networking:together": {"pick": Thing("person")},
    "networking:add": {"group": Thing("group")},
    "networking:edit": {"group": Thing("group")},
    "networking:quick_add": {"group": Thing("group")},
    "networking:remove_group": {"to": Thing("group")},
    "networking:merge": {"group": Thing("group")},
    "networking:mark_sent": {"kept": Thing("promise")},
    "networking:tell_news": {"helped": Thing("person")},
    "networking:correct_news": {"helped": Thing("person")},
    "networking:begin_with": {"pick": Thing("resting")},
    "networking:import_choose": {"shown": Thing("row"), "tick": Thing("row")},
}
# Wagtail's screens for them, and who gets there.
SCREENS = {
    "wagtailsnippets_networking_module_checkopinion": {"coach", "owner"},
    "wagtailsnippetchoosers_networking_module_checkopinion": {"coach", "owner"},
    "wagtailsnippets_networking_module_explanation": {"coach", "editor", "owner"},
    "wagtailsnippetchoosers_networking_module_explanation": {"coach", "editor", "owner"},
}


def world(clara):
    """One thing of each kind, all Clara's."""
    person = factories.contact(clara)
    tag = clara.contact_tags.create(name="Old team")
    person.tags.add(tag)
    shown = factories.message(person, shared_at=factories.NOW)
    sent = factories.message(person, sent_at=factories.NOW)
    clara.contact_groups.create(name="Further")
    promise = factories.promise(person)
    file = factories.contact_import(clara)
    added = clara.contact_imports.create(source="table", state="done")
    added.filled_in.create(contact=person, fields={"email": "anna@example.org"})
    return {
        "shown_kind": "message",
        "shown": shown.pk,
        "mailed": partial(newest_token, CONTACT, factories.contact(clara)),
        "mailed_promise": partial(newest_token, PROMISE, promise),
        "mailed_answer": partial(newest_token, ANSWER, sent),
        "sent_message": sent.pk,
        "person": person.pk,
        "tag": tag.pk,
        "touch": factories.touch(person).pk,
        "promise": promise.pk,
        "preparation": factories.preparation(person).pk,
        "message": factories.message(person).pk,
        "conversation": factories.conversation(person).pk,
        "list": "soon",
        "part": "brings",
        "twin": factories.contact(clara).pk,
        "employer": clara.unaware_employers.create(name="Acme").pk,
        "group": clara.contact_groups.create(name="Close").pk,
        "change": remember(client=clara, kind="fields", before={"were": []}).pk,
        "resting": factories.contact(clara, resting=True, imported_by=added).pk,
        "import": file.pk,
        "added_import": added.pk,
        "row": file.rows.first().number,
        "step": factories.search_step(clara).pk,
        "news": clara.good_news.create(on="2026-11-20").pk,
    }


def newest_token(link, row):
    """The link as it is mailed once all words of its row are written."""
    return link.token(type(row).objects.get(pk=row.pk))


NO_DEED = {
    "networking:write": "Her draft is there; it only leads to it.",
    "networking-public:check": "Nothing is kept of what is tried.",
    "networking-public:mailed_not_yet": "It says something kind.",
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
