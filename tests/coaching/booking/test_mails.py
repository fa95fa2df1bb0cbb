import re
from datetime import timedelta
from email import message_from_bytes, policy
from types import SimpleNamespace

from django.core import mail
from icalendar import Calendar

from coaching.booking import bookings, while_waiting
from coaching.booking.links import MANAGE
from coaching.modules import Suggestion
from tests.coaching.booking import factories
from tests.coaching.booking.factories import NINE, NOW

GUEST, COACH, BOOKER = "pia@example.org", "dana-reyes@example.org", "ruth@example.org"


def book(call, start=NINE, now=NOW, guest=None, **more):
    return bookings.book(appointment_type=call, start=start, guest=guest or factories.guest(), now=now, **more)


def for_pia():
    """What Pia's mother types."""
    return factories.guest(booker_name="Ruth Berg", booker_email=BOOKER)


def to(address):
    return [message for message in mail.outbox if message.to == [address]]


def calendar_part(message):
    """(method of the MIME type, the calendar) as a mail program finds them."""
    parsed = message_from_bytes(message.message().as_bytes(), policy=policy.default)
    part = next(part for part in parsed.walk() if part.get_content_type() == "text/calendar")
    return part.get_param("method"), Calendar.from_ical(part.get_content())


def event_of(message):
    return calendar_part(message)[1].events[0]


def test_guest_and_coach_are_told(call):
    book(call)
    assert sorted(message.to[0] for message in mail.outbox) == [COACH, GUEST]


def test_the_guest_reads_the_own_time_and_the_coachs_beside_it(call):
    book(call)
    (message,) = to(GUEST)
    assert message.body.startswith(
        "Tuesday, March 3\n3 p.m. to 3:30 p.m., Berlin time (CET)\nFree consultation\nWith Dana Reyes\n"
    )
    assert "Dana's time: 9 a.m. to 9:30 a.m., New York time (EST)" in message.body


def test_a_call_that_costs_nothing_asks_for_nothing(call):
    book(call)
    text = " ".join(to(GUEST)[0].body.split())
    assert "Nothing to prepare, nothing to decide: bring whatever is on your mind." in text
    assert "Something came up? You can move or cancel it until it begins." in text


def test_replies_reach_the_other_one(call):
    book(call)
    assert (to(GUEST)[0].reply_to, to(COACH)[0].reply_to) == ([COACH], [GUEST])


def test_the_invitation_is_a_request_in_utc(call):
    made = book(call)
    method, calendar = calendar_part(to(GUEST)[0])
    event = calendar.events[0]
    assert (method, calendar["method"]) == ("REQUEST", "REQUEST")
    assert event["dtstart"].to_ical() == b"20260303T140000Z"
    assert event["dtend"].to_ical() == b"20260303T143000Z"
    assert (event["uid"], event["sequence"], event["status"]) == (f"{made.uid}@booking", 0, "CONFIRMED")
    assert (event["organizer"], event["attendee"]) == (f"mailto:{COACH}", f"mailto:{GUEST}")
    assert "Berlin time" in event["description"]
    assert "New York time" in event["description"]


def test_the_coachs_invitation_has_another_organizer(call):
    book(call)
    event = event_of(to(COACH)[0])
    assert event["organizer"] == "mailto:hello@practice.example"
    assert (event["attendee"], event["summary"]) == (f"mailto:{COACH}", "Pia Berg · Free consultation")


def test_a_plain_title_names_neither_practice_nor_coaching(call):
    book(call, plain_title=True)
    event = event_of(to(GUEST)[0])
    assert event["summary"] == "Call with Dana Reyes"
    assert "Career Coaching" not in str(event.to_ical())
    assert "consultation" not in str(event.to_ical())


def test_a_move_updates_the_same_event(call):
    made = book(call)
    bookings.move(booking=made, start=NINE + timedelta(hours=1), now=NOW)
    first, second = (event_of(message) for message in to(GUEST))
    assert first["uid"] == second["uid"]
    assert (first["sequence"], second["sequence"]) == (0, 1)
    assert second["dtstart"].dt == NINE + timedelta(hours=1)


def test_a_cancellation_takes_it_out_of_the_calendar(call):
    bookings.cancel(booking=book(call), by="guest", now=NOW)
    method, calendar = calendar_part(to(GUEST)[-1])
    event = calendar.events[0]
    assert (method, calendar["method"], event["status"], event["sequence"]) == ("CANCEL", "CANCEL", "CANCELLED", 1)
    assert event.alarms.times == []


def test_a_plain_title_keeps_the_link_and_the_words_out_and_the_event_private(call):
    call.place_details = "https://meet.example/advantedge"
    book(call, plain_title=True)
    event = event_of(to(GUEST)[0])
    assert (event["location"], event["class"], "description" in event) == ("video call", "PRIVATE", False)
    assert "meet.example/advantedge" in to(GUEST)[0].body


def test_mail_programs_find_the_invitation_beside_the_text_and_as_a_file(call):
    book(call)
    parsed = message_from_bytes(to(GUEST)[0].message().as_bytes(), policy=policy.default)
    body, file = parsed.iter_parts()
    assert [part.get_content_type() for part in body.iter_parts()] == ["text/plain", "text/html", "text/calendar"]
    assert (body.get_content_type(), file.get_content_type()) == ("multipart/alternative", "application/ics")
    invitation = list(body.iter_parts())[-1]
    assert (invitation.get_param("method"), invitation.get_param("charset")) == ("REQUEST", "utf-8")
    assert file.get_filename() == "invitation.ics"
    assert file.get_content().decode().splitlines() == invitation.get_content().splitlines()


def test_the_coachs_clock_is_left_out_where_it_shows_the_same_time(call):
    book(call, guest=factories.guest(zone="America/Toronto"))
    assert to(GUEST)[0].body.count("March 3") == 1
    assert to(COACH)[0].body.count("March 3") == 1


def test_a_guest_with_a_clock_of_24_hours_reads_it_so(call):
    book(call, guest=factories.guest(clock24=True))
    assert "15:00 to 15:30, Berlin time" in to(GUEST)[0].body
    assert "9 a.m. New York time" in to(COACH)[0].body


def test_who_books_for_someone_else_gets_a_note_without_link_and_answers(call):
    made = book(call, guest=for_pia(), answers=[{"question": "Why now?", "answer": "I lost my job"}])
    (note,) = to(BOOKER)
    assert note.subject == "Booked for Pia Berg: Tuesday, March 3, 2026, 3 p.m. Berlin time (CET)"
    assert note.body.startswith("Tuesday, March 3\n3 p.m. to 3:30 p.m., Berlin time (CET)\nFor Pia Berg: ")
    assert (note.reply_to, note.attachments) == ([COACH], [])
    whole = note.message().as_string()
    assert MANAGE.token(made) not in whole
    assert "lost my job" not in whole


def test_who_booked_for_someone_else_hears_of_a_move_and_a_cancellation(call):
    made = book(call, guest=for_pia())
    moved = bookings.move(booking=made, start=NINE + timedelta(hours=1), now=NOW)
    bookings.cancel(booking=moved, by="guest", now=NOW)
    assert [note.subject.partition(":")[0] for note in to(BOOKER)] == [
        "Booked for Pia Berg",
        "New time for Pia Berg",
        "Canceled for Pia Berg",
    ]


def test_a_canceled_booking_says_once_when_it_was_and_has_one_way_on(call):
    made = book(call)
    bookings.cancel(booking=made, by="guest", now=NOW)
    body = to(GUEST)[-1].body
    shown = "Tuesday, March 3\n3 p.m. to 3:30 p.m., Berlin time (CET)\nCanceled: Free consultation\nWith Dana Reyes\n"
    once = ("March 3", "3 p.m.", "Choose another time", call.get_absolute_url())
    assert (body.startswith(shown), [body.count(each) for each in once]) == (True, [1, 1, 1, 1])


def test_a_corrected_address_is_no_news_for_who_booked(call):
    bookings.correct_address(booking=book(call, guest=for_pia()), email="pia.berg@example.org", now=NOW)
    assert len(to("pia.berg@example.org")) == 1
    assert len(to(BOOKER)) == 1


def test_the_coach_reads_who_booked_for_the_guest(call):
    book(call, guest=for_pia())
    assert "Booked by Ruth Berg (ruth@example.org)" in to(COACH)[0].body


def test_who_books_for_themselves_gets_one_mail(call):
    book(call, guest=factories.guest(booker_name="Pia Berg", booker_email="Pia@example.org"))
    assert len(mail.outbox) == 2


def test_a_cancellation_says_the_coachs_word(call):
    bookings.cancel(booking=book(call), by="coach", word="I am ill.\nSorry, {name}!", now=NOW)
    assert "Dana Reyes writes: I am ill.\nSorry, {name}!" in to(GUEST)[-1].body


def test_a_cancellation_without_a_word_has_no_empty_line_for_it(call):
    bookings.cancel(booking=book(call), by="coach", now=NOW)
    assert "writes" not in to(GUEST)[-1].body


def test_the_coach_reads_what_was_answered_and_the_number(call):
    answers = [{"question": "Why now?", "answer": "I lost my job.\nIn March."}, {"question": "Where?", "answer": ""}]
    book(call, guest=factories.guest(phone="+49 30 1"), answers=answers)
    assert "Phone: +49 30 1\n\nWhy now?\nI lost my job.\nIn March." in to(COACH)[0].body
    assert "Where?" not in to(COACH)[0].body
    assert "Why now?" not in to(GUEST)[0].body


def test_the_mail_is_whole_in_text_and_in_html(call):
    call.place_details = "https://meet.example/dana"
    call.coach.certification = "Certified Career Coach"
    made = book(call)
    (message,) = to(GUEST)
    page = MANAGE.url(made)
    (html,) = [each.content for each in message.alternatives if each.mimetype == "text/html"]
    for words in ("Tuesday, March 3", "Dana Reyes", "https://meet.example/dana", "Nothing to prepare", page, f"{page}#calendar"):
        assert (words in message.body, words in html) == (True, True)


def test_a_raw_address_is_never_what_a_reader_sees_in_html(call):
    book(call)
    (html,) = [each.content for each in to(GUEST)[0].alternatives if each.mimetype == "text/html"]
    assert re.findall(r">\s*https?://", html) == []


def test_something_to_try_until_then_is_what_a_module_lets_anyone_try(call, monkeypatch):
    tea = SimpleNamespace(while_waiting=lambda: [Suggestion("Try the kettle", "Two minutes.", "/kettle/")])
    monkeypatch.setattr(while_waiting, "installed_modules", lambda: [tea])
    book(call)
    assert "Until then, if you like:\n\nTry the kettle: http" in to(GUEST)[0].body
    assert "/kettle/\nTwo minutes.\n" in to(GUEST)[0].body
