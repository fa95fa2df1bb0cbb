"""What is sent to each address that takes a POST, so that its deed happens: what a person adds to the form that its page shows.

An address of a page that is not here takes no POST; one that takes nothing else is sent nothing unless it is here. Of a
module's addresses its `contract.py` says it.
"""

from datetime import timedelta

from django.utils import timezone

from coaching.modules import installed_modules
from coaching.privacy.forms import WORD
from tests.module_rows import contract_of
from tests.walks.rows import ROWS
from tests.walks.things import Thing, Upload

TOMORROW, NEXT_WEEK = (str(timezone.now().date() + timedelta(days)) for days in (1, 8))
SENT = {
    "settings_history_admin:put_back": {},
    "moving_in_admin:begin": {"file": Upload("old.csv", b"/old,/new\n")},
    "moving_in_admin:bring": {"shown": "0", "take": "0"},
    "moving_in_admin:undo": {},
    "website:setup": {},
    "helpers:join": {},
    "helpers_admin:invite": {"name": "Mara Lind", "email": "mara@example.org", "roles": ["pages"]},
    "helpers_admin:helper": {"roles": ["pages", "owner"]},
    "website:sign_in": {},
    "people:invitation": {},
    "people:welcome": {},
    "booking:book": {"name": "Pia Berg", "email": "pia@example.org"},
    "booking:ask": {"name": "Pia Berg", "email": "pia@example.org", "wishes": "Mornings"},
    "booking:correct_address": {"email": "pia@example.org"},
    "booking:cancel": {},
    "booking:move": {},
    "booking_admin:mark": {"as": "held", "booking": [Thing("booking")]},
    "booking_admin:for_someone_new": {"start": Thing("free"), "name": "Pia Berg", "email": "pia@example.org"},
    "booking_admin:for_client": {"start": Thing("free")},
    "booking_admin:move": {"start": Thing("free")},
    "booking_admin:cancel": {"word": "Ill"},
    "booking_admin:hours": {"day_0_from": ["9:00"], "day_0_until": ["12:00"]},
    "booking_admin:dates": {"action": "close", "first": TOMORROW},
    "booking_admin:request": {"start": Thing("free")},
    "booking_admin:away": {"booking": [Thing("coming")]},
    "booking_admin:add_type": {"title": "Another", "slug": "another"},
    "booking_admin:edit_type": {"title": "Another"},
    "booking_admin:move_type": {"to": "down"},
    "booking_admin:calendars": {"url": "https://nowhere.invalid/walk.ics"},
    "booking_admin:remove_calendar": {},
    "booking_admin:reset_feed": {},
    "desk:add": {"name": "Pia Berg", "email": "pia@example.org"},
    "desk:merge": {},
    "desk:edit": {"phone": "555 0199"},
    "desk:bring_in": {"file": Upload("clients.csv", b"Name,Email\nPia Berg,pia@example.org\n")},
    "desk:import_choose": {"shown": "1", "tick": "1", "go": "import"},
    "desk:import_stop": {},
    "desk:import_undo": {},
    "desk:invite_many": {},
    "desk:open_practice": {},
    "desk:try_as_client": {"email": "second@example.org"},
    "desk:pause": {"until": NEXT_WEEK},
    "desk:finish": {},
    "desk:resume": {"client": Thing("paused_pk")},
    "desk:save_note": {"text": "Calm", "text-revision": "0"},
    "desk:save_remark": {"text": "Evenings", "text-revision": "1"},
    "desk:autosave_remark": {"value": "Evenings", "revision": "1"},
    "desk:autosave_note": {"value": "Calm", "revision": "0"},
    "desk:put_off": {"key": Thing("waiting_key"), "until": NEXT_WEEK},
    "desk:take_up": {"key": Thing("put_off_key")},
    "desk:nudge": {"subject": "A short hello", "words": "How are you?"},
    "reports_admin:agree": {"on": "2026-01-02"},
    "reports_admin:correct": {"counts_as": "pro_bono", "people": "1"},
    "exercises:do": {"submit": "1"},
    "exercises:autosave": {"value": "Words", "revision": "1"},
    "exercises:reply": {"text": "Thank you"},
    "files:mine": {"file": Upload("plan.txt", b"My plan"), "words": "As we said"},
    "files_admin:give": {"file": Upload("sheet.txt", b"Fill it in"), "words": "For Friday"},
    "exercises_admin:assign": {"exercise": Thing("exercise"), "clients": [Thing("clara_pk")], "assign": "1"},
    "exercises_admin:review": {"outcome": "good"},
    "exercises_admin:comment": {"value": "Well", "revision": "0"},
    "exercises_admin:copy_program": {},
    "exercises_admin:enrollment": {"pause": "1"},
    "exercises_admin:step": {"unassign": "1"},
    "exercises_admin:reply": {"text": "Welcome"},
    "payments:confirm": {},
    "payments:buy": {"confirm": "1"},
    "payments:buy_public": {"name": "Pia Berg", "email": "pia@example.org"},
    "payments:order": {"pay": "1"},
    "payments_admin:adjust": {"delta": "1", "reason": "Why not"},
    "payments_admin:book": {"start": Thing("free")},
    "payments_admin:repeat": {
        "kind": Thing("type"),
        "first": NEXT_WEEK,
        "time": "9:00",
        "every": "2",
        "times": "2",
        "start": [Thing("free")],
    },
    "payments_admin:extend": {"reason": "Ill"},
    "payments_admin:more_time": {},
    "payments:more_time": {},
    "money_admin:act": {"do": "leave", "word": "We talked"},
    "money_admin:waive": {"reason": "Get well"},
    "money_admin:stop": {"reason": "As agreed"},
    "payments:monthly": {},
    "money_admin:refund": {"amount": "1", "sessions": "0", "reason": "Kind", "sure": "1"},
    "documents:address": {"name": "Lind Inc.", "address": "Oak 6"},
    "off_line_admin:note": {"package": [Thing("package")], "read": Thing("beside")},
    "payers:ask": {"payer_name": "Ada Berg", "payer_email": "ada@example.net"},
    "payers_admin:ask": {"package": [Thing("package")], "payer_name": "Ada Berg", "payer_email": "ada@example.net"},
    "payers_admin:paid": {"method": "cash", "on": "2026-01-02"},
    "pipeline:offer": {"answer": "yes"},
    "pipeline_admin:offer": {"text": "Well."},
    "pipeline_admin:autosave_offer": {"value": "Well, then.", "revision": "0"},
    "meetings:session": {"answer-0": "Better", "answer-0-revision": "1"},
    "meetings:autosave": {"value": "Better", "revision": "1"},
    "meetings_admin:session": {"private": "Calmer", "private-revision": "1"},
    "meetings_admin:autosave": {"value": "Calmer", "revision": "1"},
    "meetings_admin:summary": {},
    "goals_admin:add": {"text": "Two offers", "due_on": NEXT_WEEK},
    "goals_admin:edit": {"text": "Two offers"},
    "goals_admin:close": {"as": "reached"},
    "words_admin:write": {"text": "Read this", "clients": [Thing("clara_pk")], "send": "1"},
    "words_admin:word": {"text": "Read this", "clients": [Thing("clara_pk")], "send": "1"},
    "words_admin:find": {"text": "Thought of you", "send": "1"},
    "testimonials:page": {"text": "It helped", "text-revision": "1", "named": "first", "consent": "on", "give": "1"},
    "testimonials:autosave": {"value": "It helped", "revision": "1"},
    "desk:testimonial": {},
    "client_area:preferences": {"digest_day": "2"},
    "client_area:stop_weekly_mail": {},
    "privacy:leave": {"word": str(WORD)},
    "privacy:stay_by_link": {},
}
# What is asked for behind the address, so that the page is about something.
ASKED = {
    "booking:book": {"start": Thing("free")},
    "booking:move": {"start": Thing("free")},
    "payments:confirm": {"start": Thing("free_session")},
    "desk:invite_many": {"client": Thing("paused_pk")},
    "desk:pause": {"client": Thing("clara_pk")},
    "desk:finish": {"client": Thing("clara_pk")},
    "booking_admin:away": {"first": TOMORROW, "last": NEXT_WEEK},
    "payments:return": {"session": Thing("session_id")},
}
# Addresses that do something and show a page as well.
ALSO_SHOWN = {"desk:save_note", "desk:save_remark", "pipeline_admin:later", "pipeline_admin:no"}
# Addresses whose deed leaves nothing in the database here, and why.
NO_DEED = {
    "website:setup": "There is a practice: nothing is asked.",
    "desk:open_practice": "It is open.",
    "people:keep_zone": "It is kept in the session.",
    "desk:testimonial": "They wrote already, and aren't asked again.",
    "booking:forget": "It deletes a cookie.",
    "booking:bring": "The browser carries it.",
    "booking_admin:calendars": "The calendar is on a server that isn't there.",
    "booking_admin:make_feed": "There is one; a second press changes nothing.",
    "payments:buy": "There is no payment page.",
    "payments:monthly": "As above.",
    "payments:card": "There is no portal.",
    "payments:buy_public": "There is no payment page.",
    "payments:order": "There is no payment page.",
    "payments:webhook": "It isn't signed.",
    "payers:pay": "There is no payment page.",
    "client_area:come_back": "She isn't on a break: her pages would be silent.",
    "client_area:agree_to_be_named": "She agreed before: the first day stays.",
    "privacy:stay": "She isn't leaving.",
    "documents_admin:earlier": "Every payment has its receipt.",
}


def everything_sent():
    """{name: what is sent} of every address that takes a POST, with the modules' things under their own names."""
    found = {name: {} for name, (_who, _needs, method) in ROWS.items() if method == "post"} | SENT
    for module in installed_modules():
        for name, data in getattr(contract_of(module), "SENT", {}).items():
            found[name] = {field: of_module(module, value) for field, value in data.items()}
    return found


def no_deed():
    """{name: why} of all addresses whose deed can't be seen in the database."""
    return NO_DEED | {
        name: why for each in installed_modules() for name, why in getattr(contract_of(each), "NO_DEED", {}).items()
    }


def of_module(module, value):
    """A value whose things are those of the module's own world."""
    if isinstance(value, list):
        return [of_module(module, each) for each in value]
    return Thing(f"{module.slug}.{value.name}", value.before) if isinstance(value, Thing) else value


def filled(data, things):
    """`data` with the keys of the things in it."""
    return {
        name: [_key(each, things) for each in (value if isinstance(value, list) else [value])] for name, value in data.items()
    }


def _key(value, things):
    if isinstance(value, Upload):
        return value.opened()
    return f"{value.before}{things[value.name]}" if isinstance(value, Thing) else value
