"""Plain values, then rows, then what is done with people, then the pages: nothing below knows what is above it."""

from tests.floors import breaches

FLOORS = {
    "plain values": [
        "access",
        "adding/one_line",
        "discretion/giveaways",
        "duplicates/rule",
        "duplicates/words",
        "flash_messages",
        "importing/archive",
        "importing/directory",
        "importing/isolated",
        "importing/person",
        "importing/table",
        "importing/values",
        "importing/vcard",
        "importing/vcard_fields",
        "importing/vcard_lines",
        "linkedin",
        "names",
        "normalize",
        "rhythm",
        "selection",
    ],
    "models": ["models"],
    "verbs": [
        "adding/quick_add",
        "confirmations",
        "discretion/cautions",
        "discretion/rules",
        "duplicates/find",
        "duplicates/merging",
        "duplicates/moving",
        "duplicates/not_duplicates",
        "erasing",
        "groups/editing",
        "groups/tagging",
        "importing/adding",
        "importing/choosing",
        "importing/first_few",
        "importing/jobs",
        "importing/new_details",
        "importing/reading",
        "importing/receivers",
        "importing/undoing",
        "interactions/bulk_log",
        "interactions/promises",
        "interactions/snooze",
        "interactions/touches",
        "listing/bulk",
        "receivers",
        "undo",
    ],
    "screens": [
        "adding",
        "changed_elsewhere",
        "discretion",
        "duplicates",
        "forms",
        "groups",
        "importing",
        "interactions",
        "listing",
        "onboarding",
        "person_views",
        "urls",
    ],
}
# A job enqueues the next one of its kind, for the portion that follows.
EXCEPTIONS = [("importing/adding", "importing/jobs")]


def test_nothing_in_contacts_imports_what_stands_above_it():
    assert breaches("networking_module/contacts", FLOORS, EXCEPTIONS) == []
