"""What a practice wrote into its weekly email before that was a card."""

from importlib import import_module

import pytest

from coaching.client_area.mails import digest  # noqa: F401 - registers the kind
from coaching.mail.kinds import kind
from coaching.mail.models import MailText

migration = import_module("coaching.migrations.0055_weekly_email")
BEFORE = (
    "Hello {name},\n\nThis comes first:\n{first}\n\n{rest}\n\nEverything is on your page: {home}\n\n"
    "Another day or hour, or no weekly email: {stop}"
)
NEW = "{well}\n\n{also}\n\n{ending}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (BEFORE, f"Hello {{name}},\n\n{NEW}"),
        (f"{BEFORE}\n\nBe kind to yourself!", f"Hello {{name}},\n\nBe kind to yourself!\n\n{NEW}"),
        (
            "My pick for you: {first}\n– {rest}\nSee all of it here: {home}",
            f"My pick for you: {{what}}\nSee all of it here\n\n{NEW}",
        ),
        ("{first} {rest} {url} {stop}", NEW),
        ("Nothing to fill in.", f"Nothing to fill in.\n\n{NEW}"),
    ],
)
def test_own_sentences_stay_and_every_place_can_be_filled(before, after):
    assert migration.body_now(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [("Your week at {practice}", "Your week at {practice}"), ("{name}: {first}", "{name}: {what}"), ("{rest}", ""), ("", "")],
)
def test_a_subject_stays(before, after):
    assert migration.subject_now(before) == after


@pytest.mark.parametrize("body", [BEFORE, "All: {first} {rest} {home} {stop} {url} {name} {practice}"])
def test_what_comes_of_it_is_accepted_by_the_editor(db, body):
    own = MailText(kind="client_area.digest", subject=migration.subject_now("{first} – {home}"), body=migration.body_now(body))
    own.full_clean()
    assert own.mail == kind("client_area.digest")


def test_rows_are_changed_and_those_of_other_emails_are_not(db):
    from django.apps import apps

    MailText.objects.create(kind="client_area.digest", subject="Hi {name}", body=BEFORE)
    MailText.objects.create(kind="client_area.quiet_week", subject="{first}", body="")
    migration.move_words(apps, None)
    words = {each.kind: (each.subject, each.body) for each in MailText.objects.all()}
    assert words == {
        "client_area.digest": ("Hi {name}", f"Hello {{name}},\n\n{NEW}"),
        "client_area.quiet_week": ("{first}", ""),
    }
