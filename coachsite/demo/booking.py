"""What can be booked with the demo's coach, and when."""

from coaching.booking.models import AppointmentType, IntakeQuestion, WeeklyHours
from coaching.website.models import ConsultationPage
from coachsite.demo.reading import read


def load_booking(coach, pages=None):
    """Opening hours, a free consultation for anyone and a session for clients, unless the coach has any already."""
    if coach.appointment_types.exists():
        return
    consultation = _bookable(coach, read("booking"))
    if pages:
        _host(consultation, ConsultationPage.objects.get(pk=pages["consultation"].pk))


def _bookable(coach, content):
    """Returns the consultation."""
    consultation, _session = (_type(coach, content[name]) for name in ("consultation", "session"))
    for question in content["questions"]:
        IntakeQuestion.objects.create(appointment_type=consultation, **question)
    _open(coach, content["hours"])
    return consultation


def _type(coach, content):
    """In the coach's own room."""
    first_name = coach.slug.partition("-")[0]
    return AppointmentType.objects.create(coach=coach, **{**content, "place_details": f"{content['place_details']}{first_name}"})


def _open(coach, rows):
    spans = [(weekday, row["start"], row["end"]) for row in rows for weekday in row["weekdays"]]
    hours = [WeeklyHours(coach=coach, weekday=weekday, start=start, end=end) for weekday, start, end in spans]
    WeeklyHours.objects.bulk_create(hours)


def _host(appointment_type, page):
    page.appointment_type = appointment_type
    page.save_revision().publish()
