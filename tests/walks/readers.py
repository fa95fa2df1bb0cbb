"""Who may read what: the words of each field, and the fields that hold nobody's words."""

import re

from coaching.modules import installed_modules
from tests.module_rows import contract_of

CODE = "One of the program's own words."
RANDOM = "Random: tells nothing."
ZONE = "The name of a time zone."
PUBLIC = "Published: anyone reads it."
STAFF_WRITE = "Written for all clients, and about none."
OURS = "The program's, shown to nobody."
ADDRESS = "Part of a public address."

# {`Model.field`, or `Model` for all of its fields: why no word is planted there}
NOT_PLANTED = {
    "PracticeImage": PUBLIC,
    "PracticeRendition": PUBLIC,
    "PracticeSettings": PUBLIC,
    "Testimonial": PUBLIC,
    "HomePage": PUBLIC,
    "StandardPage": PUBLIC,
    "ServicePage": PUBLIC,
    "ArticleIndexPage": PUBLIC,
    "ArticlePage": PUBLIC,
    "CoachPage": PUBLIC,
    "SampleRecapPage": PUBLIC,
    "FormPage": PUBLIC,
    "FormField": PUBLIC,
    "FaqPage": PUBLIC,
    "ConsultationPage": PUBLIC,
    "CacheEntry": OURS,
    "Heartbeat": OURS,
    "WaitingWords": "What a visitor typed, shown to nobody but the browser that sent it.",
    "StripeEvent": OURS,
    "Reconciliation": OURS,
    "Erasure": "It counts, and names nobody.",
    "Exercise": STAFF_WRITE,
    "ExerciseVersion": STAFF_WRITE,
    "Program": STAFF_WRITE,
    "Measure": STAFF_WRITE,
    "MailText": STAFF_WRITE,
    "Package": STAFF_WRITE,
    "SiteMove": STAFF_WRITE,
    "Coach.slug": ADDRESS,
    "Coach.timezone": ZONE,
    "Client.timezone": ZONE,
    "ModuleAccess.slug": CODE,
    "StageChange.before": CODE,
    "StageChange.after": CODE,
    "ClientImport": "It counts; the words of its report are from the file's rows, which are planted.",
    "ClientImportRow.lines": "Numbers of lines.",
    "ClientImportRow.sessions": "Moments and minutes.",
    "ClientImportRow.bookings": "Numbers.",
    "ClientImportRow.zone": ZONE,
    "ClientImportRow.key": RANDOM,
    "ClientImportRow.odd": "Codes, and words of the row's other fields.",
    "Note.key": RANDOM,
    "Goal.key": RANDOM,
    "Snooze.key": CODE,
    "Word.key": RANDOM,
    "Word.signed": "The coach's own name, which is planted.",
    "TestimonialRequest.consent": "One of the program's own sentences.",
    "TimelineEntry.kind": CODE,
    "AppointmentType.slug": ADDRESS,
    "AppointmentType.reminders": "Numbers.",
    "IntakeQuestion.choices": "Beside the question, which is planted.",
    "Booking.guest_zone": ZONE,
    "Booking.form_key": RANDOM,
    "Booking.uid": RANDOM,
    "Booking.canceled_by": CODE,
    "BookingEvent.what": CODE,
    "BusyCalendar.digest": RANDOM,
    "BusyCalendar.error": CODE,
    "TimeRequest.zone": ZONE,
    "TimeRequest.form_key": RANDOM,
    "Answer.prompt_id": RANDOM,
    "AnswerFile.prompt_id": RANDOM,
    "AnswerFile.content_type": CODE,
    "SharedFile.content_type": CODE,
    "SharedFile.key": RANDOM,
    "ReviewFile.content_type": CODE,
    "ReviewDraft.revisions": "Numbers.",
    "Message.kind": CODE,
    "Message.cause": CODE,
    "Message.sender": "The coach's own name, which is planted.",
    "Message.reply_to": "The coach's own address, which is planted.",
    "Message.attachments": "Blanked with the text, which is planted.",
    "Message.facts": "What the text is made of, which is planted.",
    "Meeting.questions": STAFF_WRITE,
    "Meeting.revisions": "Numbers.",
    "MeetingNotes.revisions": "Numbers.",
    "Checkout.idempotency_key": RANDOM,
    "PaymentRequest.key": RANDOM,
    "Purchase.key": RANDOM,
    "Refund.key": RANDOM,
    "BillingSettings": "On every receipt.",
    "Discrepancy.cause": CODE,
    "Discrepancy.currency": CODE,
    "Discrepancy.facts": "Numbers.",
    "LedgerEntry.cause": CODE,
    "Invoice.cause": CODE,
    "Invoice.code": CODE,
    "Invoice.currency": CODE,
}

ITS_COACH = {
    **dict.fromkeys(["clara", "prospect", "dana"], {"coach", "owner"}),
    **dict.fromkeys(["mallory", "other", "omar"], {"other_coach", "owner"}),
}
# Whose words are a client's own, and which client reads what a coach tells clients.
OWN = {"clara": {"clara"}, "mallory": {"mallory"}, "prospect": {"prospect"}, "other": {"other"}}
CLIENTS_OF = {"dana": {"clara", "prospect"}, "omar": {"mallory", "other"}}

# What isn't the client's alone: {field: who reads it}.
COACH, BOTH, CLIENTS, ANYONE = "its coach", "its client, its coach", "the coach's clients", "anyone"
DOCUMENT = {
    f"Invoice.{name}"
    for name in (
        "seller_name",
        "seller_address",
        "seller_tax_id",
        "seller_contact",
        "buyer_name",
        "buyer_address",
        "buyer_email",
        "order_number",
        "lines",
        "tax_text",
        "settlement",
        "note",
    )
}
IMPORTED = ("name", "email", "phone", "zone_text", "remark", "more")
READERS = {
    "Coach.name": ANYONE,
    "Coach.about": ANYONE,
    "Coach.certification": ANYONE,
    "Coach.email": CLIENTS,
    "AppointmentType.title": ANYONE,
    "AppointmentType.description": ANYONE,
    "IntakeQuestion.text": ANYONE,
    "Client.name": BOTH,
    "Client.email": BOTH,
    "Client.phone": BOTH,
    "Client.source": BOTH,
    "Client.stage_reason": COACH,
    "account email": BOTH,
    "Invitation.email": COACH,
    "Note.text": COACH,
    "Remark.text": COACH,
    "Word.text": BOTH,
    "Word.link": BOTH,
    "TestimonialRequest.words": BOTH,
    "TestimonialRequest.about": BOTH,
    "TestimonialRequest.signed": BOTH,
    **dict.fromkeys([f"ClientImportRow.{name}" for name in IMPORTED], COACH),
    "StageChange.reason": COACH,
    "TimelineEntry.text": BOTH,
    "TimelineEntry.coach_text": COACH,
    "Booking.guest_name": BOTH,
    "Booking.guest_email": BOTH,
    "Booking.booker_name": BOTH,
    "Booking.booker_email": BOTH,
    "Booking.source": BOTH,
    "Booking.answers": BOTH,
    "Booking.cancel_word": BOTH,
    "Enrollment.title": BOTH,
    "Meeting.answers": BOTH,
    "Meeting.summary": BOTH,
    "PrivateNote.private": COACH,
    "MeetingNotes.shared": COACH,
    "MeetingNotes.actions": COACH,
    "SessionAction.text": BOTH,
    "Goal.text": BOTH,
    "Submission.answers": BOTH,
    "AnswerFile.file": BOTH,
    "AnswerFile.name": BOTH,
    "SharedFile.file": BOTH,
    "SharedFile.name": BOTH,
    "SharedFile.words": BOTH,
    "FormerEntry.email": BOTH,
    "Review.comment": BOTH,
    "Review.comments": BOTH,
    "ReviewDraft.comment": COACH,
    "ReviewDraft.comments": COACH,
    "ReviewFile.file": BOTH,
    "ReviewFile.name": BOTH,
    "Reply.text": BOTH,
    "Message.to": COACH,
    "Message.subject": COACH,
    "Message.error": COACH,
    "Checkout.title": BOTH,
    "Checkout.conditions": BOTH,
    "Purchase.title": BOTH,
    "Purchase.conditions": BOTH,
    "Lot.title": BOTH,
    "LedgerEntry.reason": BOTH,
    "ExtensionRequest.word": BOTH,
    "Payment.reference": COACH,
    "Refund.reason": BOTH,
    "InstalmentPlan.reason": BOTH,
    "Instalment.reason": BOTH,
    "Refund.stripe_id": COACH,
    "Dispute.reason": COACH,
    "Dispute.stripe_id": COACH,
    "Discrepancy.reference": COACH,
    "Discrepancy.resolution": COACH,
    "PaymentRequest.title": BOTH,
    "PaymentRequest.conditions": BOTH,
    "PaymentRequest.payer_name": BOTH,
    "PaymentRequest.payer_email": BOTH,
    "PaymentRequest.payer_address": BOTH,
    "PaymentRequest.order_number": BOTH,
    "OfferedTerms.title": COACH,
    "OfferedTerms.description": COACH,
    "OfferedTerms.conditions": COACH,
    **dict.fromkeys(DOCUMENT, BOTH),
    "BillingAddress.name": BOTH,
    "BillingAddress.address": BOTH,
    "Offer.text": COACH,
    "Offer.reason": COACH,
    "OfferDraft.text": COACH,
}
# What the key in an address opens to whoever holds it: {address: fields}.
A_BOOKING = {"AppointmentType.place_details", "Booking.guest_name", "Booking.guest_email", "Coach.email"}
BY_KEY = {
    "booking:manage": A_BOOKING,
    "booking:cancel": A_BOOKING,
    "booking:move": A_BOOKING,
    "booking:calendar_file": A_BOOKING,
    "booking:feed": {"Booking.guest_name"},
    "meetings:session": {"AppointmentType.place_details"},  # whoever has a session there finds the way
    "payments:sessions": {"AppointmentType.place_details"},
    "people:invitation": {"Client.name", "Invitation.email"},
    "payments:monthly": {"Checkout.title", "Checkout.conditions"},
    "payments:order": {"Checkout.title", "Checkout.back_to", "Coach.email"},
    "pipeline:offer": {
        "Client.name",
        "Offer.text",
        "Coach.email",
        "OfferedTerms.title",
        "OfferedTerms.description",
        "OfferedTerms.conditions",
    },
    "payers:request": {"Client.name", "PaymentRequest.title", "PaymentRequest.conditions", "PaymentRequest.order_number"},
    "payers:document": DOCUMENT,
    "payers:pdf": DOCUMENT,
}


# What its coach reads there and nowhere else.
BY_SHARING: dict[str, set[str]] = {}


def may_read(person, owner, key, address):
    """Whether this person may meet the word `key` of `owner` at the address."""
    kind = COACH if key in SHARED.get(address, ()) else KINDS.get(key)
    if kind == ANYONE or key in OPENED.get(address, ()):
        return True
    coach = ITS_COACH[owner] if kind in {COACH, BOTH, CLIENTS} or owner in CLIENTS_OF else set()
    own = OWN.get(owner, set()) if kind != COACH else set()
    clients = CLIENTS_OF.get(owner, set()) if kind == CLIENTS else set()
    return person in coach | own | clients


def _key(field):
    """As words write a field."""
    return re.sub("[^a-z]", "", field.lower())


def _told(name):
    """What the modules add to a table of this file, each in its `contract.py`."""
    return {key: value for module in installed_modules() for key, value in getattr(contract_of(module), name, {}).items()}


KINDS = {_key(field): who for field, who in (READERS | _told("READERS")).items()}
SHARED = {address: {_key(field) for field in fields} for address, fields in (BY_SHARING | _told("BY_SHARING")).items()}
OPENED = {address: {_key(field) for field in fields} for address, fields in (BY_KEY | _told("BY_KEY")).items()}
