"""Rows, then what is done with exercises, then the pages: nothing below knows what is above it."""

from tests.floors import breaches

FLOORS = {
    "plain values": ["answer_parsers", "differences"],
    "models": ["models"],
    "verbs": [
        "access",
        "answers",
        "assignments",
        "authorship",
        "checks",
        "choosing",
        "deletions",
        "files",
        "mails",
        "measuring",
        "merging",
        "notifications",
        "programs/changing",
        "programs/completing",
        "programs/copying",
        "programs/enrolling",
        "programs/opening",
        "programs/reads",
        "programs/schedule",
        "handed_in",
        "reads",
        "receivers",
        "review/drafting",
        "review/improving",
        "review/queue",
        "review/replying",
        "review/reviewing",
        "review/thread",
        "saving",
        "steps",
        "starter_content",
        "telling_news",
        "unread",
        "versions",
    ],
    "screens": [
        "admin_urls",
        "admin_views",
        "file_views",
        "forms",
        "hooks",
        "library",
        "own_list",
        "programs",
        "review",
        "urls",
        "views",
    ],
}


def test_nothing_in_exercises_imports_what_stands_above_it():
    assert breaches("coaching/exercises", FLOORS) == []
