"""Every field of every model is either in the archive, or listed here or beside the list with the reason why not."""

from dataclasses import replace

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from coaching.modules import ModuleConfig, installed_modules
from coaching.people.models import Client
from coaching.privacy.data_inventory import SUBJECTS

# Models that hold nothing of a client, by app or by name, and why.
STAFF = "Written by coaches and editors, about the practice."
MACHINE = "What the software keeps for itself."
NOT_A_CLIENTS = {
    "coaching.Note": "The coach's private notes never reach a client (K7).",
    "coaching.Remark": "The coach's line about a client, private as a note.",
    "coaching.Snooze": "Until when a coach put off a line of their desk: a day, and no word about the client.",
    "coaching.LastLook": "When a member of staff opened the desk.",
    "coaching.MeetingNotes": "What a coach types; it is in the summary once it is sent.",
    "coaching.PrivateNote": "The coach's private note of a session never reaches a client.",
    "coaching.StageChange": "A coach's decision with their private reason; what was decided is in the timeline.",
    "coaching.ClientImport": "A file that a coach brought in, in numbers; what was made of it is in other lists.",
    "coaching.ClientImportRow": "What a coach's file said of someone; what was made of it is in other lists, or private.",
    "coaching.HoursCorrection": "What a coach says one of their hours counts as, in their own log.",
    "coaching.Erasure": "A line that names no one.",
    "coaching.Coach": STAFF,
    "coaching.BusyCalendar": STAFF,
    "coaching.BusyTime": STAFF,
    "coaching.CalendarFeed": STAFF,
    "coaching.WeeklyHours": STAFF,
    "coaching.DateOverride": STAFF,
    "coaching.OverrideHours": STAFF,
    "coaching.AppointmentType": STAFF,
    "coaching.IntakeQuestion": STAFF,
    "coaching.Exercise": STAFF,
    "coaching.ExerciseVersion": STAFF,
    "coaching.Measure": STAFF,
    "coaching.Program": STAFF,
    "coaching.ProgramStep": STAFF,
    "coaching.ReviewDraft": "Half-written words of the coach: once sent they are in the comments.",
    "coaching.OfferDraft": "Half-written words of the coach: once kept they are in the recap.",
    "coaching.CacheEntry": "How often something was tried, under hashed names, for minutes.",
    "coaching.MailText": STAFF,
    "coaching.Package": STAFF,
    "coaching.PracticeImage": STAFF,
    "coaching.PracticeRendition": STAFF,
    "coaching.PracticeSettings": STAFF,
    "coaching.SiteNavigation": STAFF,
    "coaching.SiteMove": STAFF,
    "coaching.HomePage": STAFF,
    "coaching.StandardPage": STAFF,
    "coaching.ServicePage": STAFF,
    "coaching.ArticleIndexPage": STAFF,
    "coaching.ArticlePage": STAFF,
    "coaching.ArticleTag": STAFF,
    "coaching.CoachPage": STAFF,
    "coaching.SampleRecapPage": STAFF,
    "coaching.FormPage": STAFF,
    "coaching.FormField": STAFF,
    "coaching.FaqPage": STAFF,
    "coaching.ConsultationPage": STAFF,
    "coaching.StripeEvent": "Numbers of messages from Stripe.",
    "coaching.BillingSettings": STAFF,
    "coaching.InvoiceSequence": MACHINE,
    "coaching.Reconciliation": MACHINE,
    "coaching.Purchase_seen_by": "From whose desk in the practice the news of a sale is gone.",
    "coaching.Discrepancy": "A question to the coach about money, in numbers; what is known about it is with the payments.",
    "account.EmailConfirmation": "Keys that confirm an address: they would open the account.",
    "sessions.Session": "Keys of browsers that are signed in: they would open the account.",
    "django_tasks_database.DBTaskResult": MACHINE,
    "coaching.WaitingWords": "Words of someone signed out, of whom nothing is known until they sign in; then they are saved.",
    "coaching.Heartbeat": MACHINE,
    "auth.Permission": MACHINE,
    "auth.Group": MACHINE,
    "auth.User_groups": STAFF,
    "auth.User_user_permissions": STAFF,
    "auth.Group_permissions": MACHINE,
}
APPS_WITHOUT_CLIENTS = {
    "wagtailcore",
    "wagtailadmin",
    "wagtailusers",
    "wagtaildocs",
    "wagtailimages",
    "wagtailsearch",
    "wagtailredirects",
    "wagtailembeds",
    "taggit",
    "contenttypes",
}


def undecided(every_model, subjects=SUBJECTS):
    """What nobody has decided about yet: `app.Model` or `app.Model.field`."""
    decided = {subject.model: subject for subject in subjects}
    for model in every_model:
        meta = model._meta
        if model in decided:
            known = {*decided[model].fields, *decided[model].left_out}
            yield from (f"{meta.label}.{field.name}" for field in meta.concrete_fields if field.name not in known)
        elif meta.label not in NOT_A_CLIENTS and meta.app_label not in APPS_WITHOUT_CLIENTS and not _is_a_modules(meta):
            yield meta.label


def _is_a_modules(meta):
    """A module decides about its own in its contract, which tests/test_contracts.py holds it to."""
    found = apps.app_configs.get(meta.app_label)
    return isinstance(found, ModuleConfig)


def all_models():
    return apps.get_models(include_auto_created=True)


def test_every_field_is_decided_about():
    assert list(undecided(all_models())) == []


def test_nothing_is_decided_about_twice_or_without_need():
    names = {model._meta.label for model in all_models()}
    subjects = {subject.model._meta.label for subject in SUBJECTS}
    assert (set(NOT_A_CLIENTS) - names, set(NOT_A_CLIENTS) & subjects) == (set(), set())
    assert [each.slug for each in SUBJECTS if set(each.fields) & set(each.left_out)] == []


def test_every_reason_is_a_sentence():
    reasons = [*NOT_A_CLIENTS.values(), *(reason for each in SUBJECTS for reason in each.left_out.values())]
    assert [reason for reason in reasons if len(reason) < 15 or not reason.endswith(".")] == []


@isolate_apps("coaching")
def test_the_walk_finds_a_new_model():
    class Diary(models.Model):
        client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="+")
        secret = models.TextField()

        class Meta:
            app_label = "coaching"

        def __str__(self):
            return self.secret

    assert list(undecided([Diary])) == ["coaching.Diary"]


@pytest.mark.parametrize("subject", SUBJECTS, ids=[subject.slug for subject in SUBJECTS])
def test_the_walk_finds_a_new_field(subject):
    """As if the last field of the list had just been added to the model."""
    *known, new = subject.fields
    older = [replace(subject, fields=tuple(known))]
    assert list(undecided([subject.model], older)) == [f"{subject.model._meta.label}.{new}"]


def test_a_module_exports_each_of_its_models(full, archive_of):
    from tests.module_rows import module_world

    the_practices = {module: rows_of(module) for module in installed_modules()}
    module_world(full)
    exported = archive_of(full).json
    for module, before in the_practices.items():
        found = sum(len(rows) for name, rows in exported.items() if name.startswith(f"{module.slug}-"))
        assert found == rows_of(module) - before


def rows_of(module):
    return sum(model._base_manager.count() for model in module.get_models())
