"""What is lost when a row is deleted in the admin: each relation that takes rows along, or forgets them, is meant or refused."""

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import CASCADE, SET_NULL
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Page, Site
from wagtail.snippets.models import get_snippet_models

from coaching.booking.models import AppointmentType, BusyCalendar, DateOverride
from coaching.people.models import Client, Note
from coaching.practice.deletions import _holds

# What one can delete there besides the snippets. A client is deleted by nobody but `coaching/privacy`.
OTHERS = [get_user_model(), Group, get_image_model(), get_document_model(), Collection, Page, Site]
OF_OURS = [AppointmentType, BusyCalendar, DateOverride, Note]

PARTS, FORGETS, KEPT = "a part of it", "is only a note of who did it", "why_kept refuses before that"
EMPTY = "Wagtail deletes no collection that has anything in it"
MEANT = {
    # A coach who has clients, bookings or requests stays, and so does what can be booked with them.
    "Coach < AppointmentType.coach": PARTS,
    "Coach < AppointmentType.coach < IntakeQuestion.appointment_type": PARTS,
    "Coach < BusyCalendar.coach": PARTS,
    "Coach < BusyCalendar.coach < BusyTime.calendar": PARTS,
    "Coach < CalendarFeed.coach": PARTS,
    "Coach < ClientImport.coach": PARTS,
    "Coach < ClientImport.coach < ClientImportRow.client_import": PARTS,
    "Coach < DateOverride.coach": PARTS,
    "Coach < DateOverride.coach < OverrideHours.override": PARTS,
    "Coach < WeeklyHours.coach": PARTS,
    "AppointmentType < IntakeQuestion.appointment_type": PARTS,
    "BusyCalendar < BusyTime.calendar": PARTS,
    "DateOverride < OverrideHours.override": PARTS,
    "Program < ProgramStep.program": PARTS,
    "PracticeImage < PracticeRendition.image": PARTS,
    "PracticeImage < Coach.photo": KEPT,
    "Collection < PracticeImage.collection": EMPTY,
    "Collection < PracticeImage.collection < PracticeRendition.image": EMPTY,
    "Collection < PracticeImage.collection < Coach.photo": EMPTY,
    "Collection < PracticeImage.collection < Page.share_image": EMPTY,
    "Collection < PracticeImage.collection < Page.picture": EMPTY,
    "PracticeImage < Page.share_image": KEPT,
    "PracticeImage < PracticeSettings.logo": KEPT,
    "PracticeImage < PracticeSettings.site_icon": KEPT,
    "Collection < PracticeImage.collection < PracticeSettings.logo": EMPTY,
    "Collection < PracticeImage.collection < PracticeSettings.site_icon": EMPTY,
    "PracticeImage < Page.picture": KEPT,
    "Coach < Page.author": KEPT,
    "Coach < Page.coach": KEPT,
    "Package < Page.package": KEPT,
    "Testimonial < Page.testimonial": KEPT,
    "AppointmentType < Page.appointment_type": KEPT,
    "Coach < AppointmentType.coach < Page.appointment_type": KEPT,
    "User < PracticeImage.uploaded_by_user": FORGETS,
    "User < Client.user": KEPT,
    "User < ClientImport.by": FORGETS,
    "User < EmailAddress.user": PARTS,
    "User < EmailAddress.user < EmailConfirmation.email_address": PARTS,
    "User < Authenticator.user": PARTS,
    "User < Note.author": FORGETS,
    "User < PrivateNote.author": FORGETS,
    "User < Goal.by": FORGETS,
    "User < Exercise.author": FORGETS,
    "User < Program.author": FORGETS,
    "User < Word.by": FORGETS,
    "User < SiteMove.by": FORGETS,
    "User < TestimonialRequest.by": FORGETS,
    "User < SharedFile.author": FORGETS,
    "User < Snooze.by": FORGETS,
    "User < LastLook.user": "It says when this person looked",
    "User < StageChange.by": FORGETS,
    "User < ListingConsent.by": FORGETS,
    "User < HoursCorrection.by": FORGETS,
    "User < Review.reviewer": FORGETS,
    "User < Reply.author": FORGETS,
    "User < Assignment.assigned_by": FORGETS,
    "User < Enrollment.assigned_by": FORGETS,
    "User < LedgerEntry.by": FORGETS,
    "User < Discrepancy.resolved_by": FORGETS,
    "User < Payment.by": FORGETS,
    "User < PaymentRequest.by": FORGETS,
    "User < Purchase.by": FORGETS,
    "User < Purchase_seen_by.user": "It says that this person has put a sale away",
    "User < Refund.by": FORGETS,
    "User < Instalment.waive_asked_by": FORGETS,
    "User < InstalmentPlan.stop_asked_by": FORGETS,
    "Page < PracticeSettings.privacy_page": KEPT,
    "Page < PracticeSettings.terms_page": KEPT,
}
OURS = {"coaching", "networking_module", "account", "mfa"}


def paths(model, before=()):
    """Chains of relations along which rows go, or are forgotten (SET_NULL ends a chain)."""
    relations = (each for each in model._meta.get_fields(include_hidden=True) if each.auto_created and not each.concrete)
    for relation in relations:
        on_delete, related = getattr(relation, "on_delete", None), relation.related_model
        kind = Page if issubclass(related, Page) else related
        step = f"{kind.__name__}.{relation.field.name}" if on_delete in (CASCADE, SET_NULL) else ""
        if not step or step in before or related._meta.app_label not in OURS or getattr(relation, "parent_link", False):
            continue
        yield (*before, step)
        if on_delete is CASCADE:
            yield from paths(related, (*before, step))


@pytest.mark.parametrize("model", [*OTHERS, *OF_OURS, *get_snippet_models()], ids=lambda model: model.__name__)
def test_what_goes_along_is_meant(model):
    chains = {" < ".join([model.__name__, *steps]) for steps in paths(model)}
    assert sorted(chains - set(MEANT)) == []


def test_what_is_meant_is_there():
    models = [*OTHERS, *OF_OURS, *get_snippet_models()]
    chains = {" < ".join([model.__name__, *steps]) for model in models for steps in paths(model)}
    assert sorted(set(MEANT) - chains) == []


def test_a_client_is_nothing_that_the_admin_deletes():
    assert Client not in get_snippet_models()


def test_what_the_database_protects_is_named_by_a_room():
    """Otherwise a person would read of “ledger entries”, and not what to do instead."""
    for model in [*OTHERS, *OF_OURS, *get_snippet_models()]:
        protected = [each for each in model._meta.related_objects if getattr(each.on_delete, "__name__", "") == "PROTECT"]
        assert not protected or model in _holds, model


def test_every_model_that_rooms_keep_is_one_of_the_site():
    assert set(_holds) <= set(apps.get_models())
