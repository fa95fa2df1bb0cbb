"""What a person types into the fields that a page leaves empty, and what our scripts send. What is missing fails the walk."""

from django.urls import reverse
from wagtail.snippets.models import get_snippet_models

from tests.roles import CLIENTS, EVERYONE
from tests.walks.payloads import Upload
from tests.walks.plain_names import plain
from tests.walks.rows import ROWS

# Buttons that show something and store nothing: what is typed may be incomplete.
LOOKS = {"find", "look", "week", "page"}
# Who asks, where the rows of the permission walk say that nobody gets an answer to what they ask.
WHO = {
    "payments:return": ["clara"],
    "booking_admin:mark": ["coach"],
    "people:invitation": ["visitor"],
}
ACCOUNTS = {
    "account_login": (EVERYONE, [], "get"),
    "account_request_login_code": (EVERYONE, [], "get"),
    "account_reset_password": (EVERYONE, [], "get"),
    "account_email": (CLIENTS, [], "get"),
    "account_change_password": (CLIENTS, [], "get"),
}
# What never succeeds in a test, and why that is right.
EXCUSED = {
    "health:ready": "No worker runs.",
    "account_confirm_login_code": "The code is only in the email.",
    "account_confirm_password_reset_code": "As above.",
    "payments:webhook": "Only Stripe can sign: tests/coaching/payments/test_webhook.py sends what is signed and no event.",
    "booking_admin:calendars": "There is no calendar outside of the test.",
}
LINKEDIN = Upload("Connections.csv", b"First Name,Last Name,Email Address\nRuth,Berg,ruth@example.org\n", "text/csv")
FILES = {
    **dict.fromkeys(["exercises_admin:review", "files_admin:give"], Upload("marked.txt", b"See")),
    "files:mine": Upload("plan.txt", b"My plan"),
    "moving_in_admin:begin": Upload("old.csv", b"/old,/new\n", "text/csv"),
}


def snippets():
    """The forms of Wagtail's admin in which our rows are written."""
    models = [model for model in get_snippet_models() if model.__module__.startswith(("coaching", "networking_module"))]
    return {model.snippet_viewset.get_url_name("add"): ({"owner"}, [], "get") for model in models}


def also():
    """Addresses of libraries that open forms of ours, as rows of the permission walk."""
    return {**ACCOUNTS, **snippets()}


# Forms that no request of the walk reaches, and who tests them.
UNSENT = {
    "StartForm": "There is a practice: tests/coaching/website/starting/test_views.py sends it.",
    "ConversationForm": "Its fields are cleaned one by one, for networking:conversation and networking:save_part.",
    "AfterForm": "As above, for networking:after.",
    "PracticeSettingsForm": "Wagtail's screen of settings: tests/coaching/website/test_settings_history.py sends it.",
    "BrandForm": "Part of the one above: tests/coaching/practice/brand/test_form.py.",
    "SitePageForm": "Wagtail's editor of pages: tests/coaching/website/test_page_form.py.",
    "FormPageForm": "As above.",
    "OwnRedirectForm": "Wagtail's screen of redirects: tests/coaching/website/test_redirect_form.py.",
    "PageForm": "An editor's own, on a page that has no address of ours: tests/coaching/website/test_odd_values.py.",
    "AddressCodeForm": "As CodeForm, whose fields it has; only a new account meets it.",
}
# Pages that ask for an emailed code, what is sent first, and a wrong code: the right one is only in the email.
CODES = [
    ("account_confirm_login_code", "account_request_login_code", (("code", "ABCD-EFGH"), ("next", "/me/"))),
    ("account_confirm_password_reset_code", "account_reset_password", (("code", "ABCD-EFGH"),)),
]
# Names that no request of the walk reads, and why that is right.
UNREAD = {
    "X-Requested-With": "Only where Wagtail deletes rows: tests/coachsite/test_deletions.py.",
    "sent": "Of a page that an editor makes: tests/coaching/website/test_odd_values.py.",
    "export": "Of Wagtail's list of answers: tests/coaching/website/test_odd_values.py.",
}

TYPED = {
    "name": "Ruth Berg",
    "email": "ruth@example.org",
    "login": "clara@example.org",
    "password": "secret",
    "wishes": "Evenings",
    "text": "Your talk stayed with me.",
    "lines": "Ruth Berg, Acme",
    "reason": "A gift",
    "delta": "1",
    "company": "Acme",
    "title": "Five sessions",
    "slug": "five",
    "sessions": "5",
    "amount": "600",
    "payer_name": "Ada Berg",
    "payer_email": "ada@example.net",
    "payer_address": "5 Elm Street",
    "order_number": "PO 7",
    "address": "5 Elm Street",
    "on": "2026-01-02",
    "due": "2027-06-01",
    "due_on": "2027-06-01",
    "until": "2027-09-01",
    "word": "Let's talk.",
    "url": "https://calendar.example.org/home.ics",
    "hours": "9:00-12:00",
    "words": "It helped.",
    "timezone": "Europe/Berlin",
    "channel": "Company website",
    "prompt-#": "What I know",
    "answer-#": "I'm stuck",
    "time": "9:00",
}
TYPED_AT = {
    "booking_admin:for_someone_new": {"start": "free"},
    "booking_admin:for_client": {"start": "free"},
    "booking_admin:move": {"start": "free"},
    "booking_admin:request": {"start": "free"},
    "payments_admin:book": {"start": "free_session"},
    "payments_admin:repeat": {"first": "free_day"},
    "off_line_admin:note": {"read": "beside"},
    # Nobody has it yet; of the list's first exercise that depends on how the database orders titles.
    "exercises_admin:assign": {"exercise": "exercise"},
}
INSTEAD = {
    "privacy:leave": {"word": "delete"},
    "money_admin:refund": {"sessions": "0"},
    # Described by hand: a package chosen besides would be one too many.
    "off_line_admin:note": {"package": ""},
    "payers_admin:ask": {"package": ""},
    "exercises_admin:assign": {"program": ""},
    "networking:bulk": {"what": "away:1"},
}


# What a page's script, or a box that is checked, adds to a form.
ADDED = {
    "wagtailsnippets_coaching_exercise:add": {"prompts-count": "0"},
    "testimonials:page": {"consent": "on"},
}


def fill(address, form, world):
    """The fields of a form, the empty ones filled in."""
    typed = {**TYPED, **{name: world[thing] for name, thing in TYPED_AT.get(address, {}).items()}}
    instead = {**INSTEAD.get(address, {}), **{name: world[thing] for name, thing in TYPED_AT.get(address, {}).items()}}
    fields = (*form.fields, *ADDED.get(address, {}).items())
    return tuple((name, instead.get(name, value if value.strip() else typed.get(plain(name), value))) for name, value in fields)


def upload_for(address):
    return FILES.get(address, LINKEDIN)


AUTOSAVED = {"value": "Words", "revision": "0", "before": ""}
JSON = (("HTTP_ACCEPT", "application/json"),)
# (who, address, fields, headers, things in the world that fill it in, unless they are those of the permission walk).
MORE = [
    ("visitor", "signed_links:send_newest", {}, (), None),
    ("clara", "people:use_zone", {"next": "/me/"}, (), None),
    ("clara", "people:keep_zone", {"next": "/me/"}, (), None),
    ("coach", "books_admin:seen", {}, (), None),
    ("visitor", "booking:correct_address", {"email": "ruth@example.org"}, (), None),
    ("visitor", "booking:bring", {"text": "Hi Maria", "brings": "1", "start": "free"}, (), None),
    ("visitor", "booking:forget", {"page": "/book/"}, (), None),
    ("coach", "booking_admin:make_feed", {}, (), None),
    ("coach", "booking_admin:renew_link", {}, (), ["unlisted"]),
    ("coach", "booking_admin:reopen", {}, (), ["held"]),
    ("clara", "client_area:come_back", {}, (), None),
    ("clara", "meetings:autosave", {**AUTOSAVED, "revision": "1", "before": "Well"}, JSON, None),
    ("clara", "meetings:untick", {}, (), None),
    ("coach", "meetings_admin:autosave", {**AUTOSAVED, "revision": "1", "before": "Calm"}, JSON, None),
    ("clara", "testimonials:autosave", {**AUTOSAVED, "revision": "1", "before": "Well"}, JSON, None),
    ("clara", "testimonials:withdraw", {}, (), None),
    ("coach", "desk:testimonial_cancel", {}, (), None),
    ("coach", "desk:testimonial_unpublish", {}, (), None),
    ("coach", "words_admin:take_back", {}, (), None),
    ("coach", "words_admin:put_back", {}, (), None),
    ("coach", "desk:autosave_note", {**AUTOSAVED, "value": "Shy indeed", "before": "Shy"}, JSON, None),
    ("coach", "desk:autosave_remark", {"value": "Evenings", "revision": "1", "before": "Mornings"}, JSON, None),
    ("coach", "goals_admin:remove", {}, (), None),
    ("coach", "payers_admin:confirm", {}, (), None),
    ("coach", "desk:put_off", {"key": "waiting_key", "until": "2027-05-20", "next": "/admin/"}, (), None),
    ("coach", "desk:take_up", {"key": "put_off_key", "next": "/admin/"}, (), None),
    ("coach", "desk:give_up_mail", {}, (), None),
    ("coach", "desk:retry_mail", {}, (), None),
    ("coach", "desk:resume", {"client": "paused_pk"}, (), None),
    ("coach", "desk:undo_stage", {}, (), None),
    ("coach", "desk:import_undo", {}, (), None),
    ("owner", "desk:open_practice", {}, (), None),
    ("owner", "settings_history_admin:put_back", {}, (), None),
    ("owner", "helpers_admin:resume", {}, (), None),
    ("coach", "desk:invite", {}, (), ["newcomer"]),
    ("coach", "reports_admin:agree", {"on": "2026-01-02"}, (), ["prospect_pk"]),
    ("clara", "client_area:agree_to_be_named", {}, (), None),
    ("clara", "exercises:autosave", AUTOSAVED, JSON, ["open_assignment", "open_prompt"]),
    ("clara", "files:bring_back", {}, (), None),
    ("coach", "files_admin:bring_back", {}, (), None),
    ("clara", "exercises:improve", {}, (), ["handed_in"]),
    ("clara", "exercises:put_back", {}, (), None),
    ("coach", "exercises_admin:comment", AUTOSAVED, JSON, ["unanswered", "open_prompt"]),
    ("owner", "mail_admin:change", {}, (), None),
    ("owner", "mail_admin:reset", {}, (), None),
    ("clara", "payments:buy", {}, (), None),
    ("clara", "payments:card", {}, (), None),
    ("visitor", "payers:pay", {}, (), None),
    ("coach", "pipeline_admin:autosave_offer", {**AUTOSAVED, "before": "Well."}, JSON, None),
    ("coach", "pipeline_admin:reopen", {}, (), None),
    ("coach", "pipeline_admin:undo_conversion", {}, (), ["newcomer"]),
    ("clara", "privacy:stay", {}, (), None),
    ("visitor", "payments:webhook", {}, (("HTTP_STRIPE_SIGNATURE", "t=1,v1=a"),), None),
    ("visitor", "client_area:come_back", {"sent": "signed out"}, (("HTTP_REFERER", "http://testserver/me/"),), None),
    ("clara", "networking:disagree", {"to": "1", "differently-opinion": "two_way", "differently-keep": "on"}, (), None),
    ("visitor", "networking-public:check", {"text": "Hello", "differently": "1", "differently-opinion": "two_way"}, (), None),
    ("clara", "networking:add", {"name": "listed_name", "anyway": "1"}, (), None),
    ("clara", "networking:begin_with", {"go": "begin", "rhythm_days": "28", "pick": "1"}, (), None),
    ("visitor", "networking-public:mailed_done", {"kind": "email"}, (), ["networking.mailed_promise"]),
    ("clara", "networking:import_undo", {}, (), None),
    ("clara", "networking:lead", {"name": "Ruth Berg", "company": "Acme"}, (), None),
    ("clara", "networking:leave_out", {"to": "1"}, (), None),
    ("clara", "networking:faces", {"expected": "3"}, (), ["networking.sent_message"]),
    ("clara", "networking:faces", {"clear": "1"}, (), ["networking.sent_message"]),
    ("clara", "networking:save_part", AUTOSAVED, JSON, None),
    ("clara", "networking:save_text", {**AUTOSAVED, "before": "Hi, your talk stayed with me."}, JSON, None),
    ("clara", "networking:snooze", {"days": "7", "list": "soon", "next": "/me/"}, (), None),
    ("clara", "networking:start_conversation", {}, (), None),
    ("clara", "networking:undo", {}, (), None),
]
# (who, address, query, things that fill it in): pages that no link of a page leads to, or in another state.
LOOKED_AT = [
    ("visitor", "booking:book", {"start": "free"}, None),
    ("visitor", "booking:book", {"start": "free", "brings": "1"}, None),
    ("visitor", "booking:manage", {"new": ""}, None),
    ("clara", "booking:move", {"start": "free"}, None),
    ("clara", "payments:confirm", {"start": "free_session"}, None),
    ("clara", "payments:return", {"session": "cs_walk"}, None),
    ("clara", "payments:plan", {"card": "1"}, None),
    ("visitor", "people:invitation", {"next": "me"}, None),
    ("clara", "people:device_zone", {"device": "zone", "page": "me"}, None),
    ("clara", "client_area:home", {"with": "clara_pk"}, None),
    ("coach", "booking_admin:away", {"first": "conflict_day", "last": "conflict_day"}, None),
    ("coach", "booking_admin:move", {}, ["coming"]),
    ("coach", "booking_admin:cancel", {}, ["coming"]),
    ("coach", "exercises_admin:review", {}, ["unanswered"]),
    ("clara", "client_area:track", {}, ["module", "track"]),
]


def posts(world):
    """(who, address, path, fields, headers) of what no form of a page sends."""
    for who, name, fields, headers, needs in MORE:
        if name in ROWS:  # without the modules, theirs aren't
            path = reverse(name, args=[world[need] for need in needs or ROWS[name][1]])
            yield who, name, path, tuple((field, world.get(value, value)) for field, value in fields.items()), headers


def pages(world):
    """(who, address, path, query) of pages that no link of a page leads to; the site's own pages have no address of ours."""
    for who, name, query, needs in LOOKED_AT:
        path = reverse(name, args=[world[need] for need in needs or ROWS[name][1]])
        yield who, name, path, tuple((key, world.get(thing, thing)) for key, thing in query.items())
    yield "visitor", "wagtail_serve", world["articles"], (("page", "1"),)
