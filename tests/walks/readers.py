"""Who may read what: the words of each field, and the fields that hold nobody's words."""

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
    "SiteNavigation": PUBLIC,
    "Testimonial": PUBLIC,
    "HomePage": PUBLIC,
    "StandardPage": PUBLIC,
    "ServicePage": PUBLIC,
    "ArticleIndexPage": PUBLIC,
    "ArticlePage": PUBLIC,
    "FaqPage": PUBLIC,
    "ConsultationPage": PUBLIC,
    "CacheEntry": OURS,
    "Heartbeat": OURS,
    "StripeEvent": OURS,
    "Erasure": "It counts, and names nobody.",
    "Exercise": STAFF_WRITE,
    "ExerciseVersion": STAFF_WRITE,
    "Program": STAFF_WRITE,
    "Measure": STAFF_WRITE,
    "MailText": STAFF_WRITE,
    "Package": STAFF_WRITE,
    "Coach.slug": ADDRESS,
    "Coach.timezone": ZONE,
    "Client.timezone": ZONE,
    "ModuleAccess.slug": CODE,
    "Note.key": RANDOM,
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
    "ReviewFile.content_type": CODE,
    "ReviewDraft.revisions": "Numbers.",
    "Message.kind": CODE,
    "Message.cause": CODE,
    "Message.reply_to": "The coach's own address, which is planted.",
    "Message.attachments": "Blanked with the text, which is planted.",
    "Message.facts": "What the text is made of, which is planted.",
    "Checkout.idempotency_key": RANDOM,
}
