from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from coaching.exercises.assignments import assign
from coaching.exercises.models import Assignment, Reply, Review, Submission
from coaching.meetings.models import Meeting
from coaching.payments.account import grants
from coaching.people import breaks, standing
from coaching.people.models import Preferences, TimelineEntry
from coaching.people.timeline import record, seen
from coaching.practice.days import today
from coaching.testimonials import asking
from tests import factories
from tests.worlds import booking_of, exercise_with_a_question


@pytest.fixture
def bare(monkeypatch):
    """The core alone: what modules add is theirs to test."""
    monkeypatch.setattr("coaching.people.module_answers.installed_modules", list)


def give(client, coach, **fields):
    made = assign(exercise=exercise_with_a_question()[0], clients=[client], by=coach.user)[0]
    Assignment.objects.filter(pk=made.pk).update(**fields)
    return made


def commented(client, coach, **fields):
    handed_in = Submission.objects.create(assignment=give(client, coach, state="done"), number=1, answers={})
    return Review.objects.create(submission=handed_in, outcome="good", comment="Well done", **fields)


def home(browser):
    return browser.get("/me/")


def test_an_exercise_comes_first(signed_in, clara, coach, bare):
    give(clara, coach)
    assert home(signed_in(clara)).context["first"].text == "Prepare"


def test_what_is_due_comes_before_what_is_not(signed_in, clara, coach, bare):
    give(clara, coach)
    soon = give(clara, coach, due_on=timezone.now().date())
    assert home(signed_in(clara)).context["first"].url == f"/me/exercises/{soon.pk}/"


def test_a_comment_is_a_bubble_until_it_is_read(signed_in, clara, coach, bare):
    review, browser = commented(clara, coach), signed_in(clara)
    said = home(browser).context["bubbles"]
    assert [(each.heading, each.text, each.label) for each in said] == [("Dana answered “Prepare”", "Well done", "Read it")]
    review.read_at = timezone.now()
    review.save()
    assert home(browser).context["bubbles"] == []


def test_several_comments_are_one_bubble(signed_in, clara, coach, bare):
    for _ in range(3):
        commented(clara, coach)
    assert [each.label for each in home(signed_in(clara)).context["bubbles"]] == ["Read it, and 2 more"]


def test_the_own_reply_is_no_news(signed_in, clara, coach):
    Reply.objects.create(assignment=give(clara, coach), text="Mine")
    assert home(signed_in(clara)).context["bubbles"] == []


def test_three_things_are_shown_and_then_it_is_enough(signed_in, clara, coach, bare):
    for _ in range(5):
        give(clara, coach)
    browser = signed_in(clara)
    page = home(browser)
    assert len(page.context["steps"]) == 2
    for each in clara.assignments.all()[:3]:
        Assignment.objects.filter(pk=each.pk).update(state="submitted")
        Submission.objects.create(assignment=each, number=1, answers={})
    page = home(browser)
    assert (page.context["first"], "Done. See you" in page.content.decode()) == (None, True)
    assert len(browser.get("/me/?more").context["steps"]) == 1


def test_the_farewell_comes_once_it_is_true_and_last(signed_in, clara, coach, bare):
    commented(clara, coach)
    rows, browser = [give(clara, coach) for _ in range(4)], signed_in(clara)
    assert "See you" not in home(browser).content.decode()
    for each in rows[:3]:
        Submission.objects.create(assignment=each, number=1, answers={})
    Assignment.objects.filter(pk__in=[each.pk for each in rows[:3]]).update(state="submitted")
    page = home(browser).content.decode().partition("<main")[2]
    places = [page.index(words) for words in ("Well done", "Sessions and packages", "Done. See you", "How far you have come")]
    assert (places, "Fifteen minutes" in page) == (sorted(places), False)


def test_the_dots_say_what_they_are(signed_in, clara, bare):
    seen(client=clara, at=timezone.now())
    assert "Your recent weeks, up to this one" in home(signed_in(clara)).content.decode()


def test_weeks_in_which_nothing_was_done_are_no_row_of_empty_dots(signed_in, clara, bare):
    seen(client=clara, at=timezone.now() - timedelta(weeks=9))
    assert "week-dot" not in home(signed_in(clara)).content.decode()


def test_what_has_its_day_is_never_kept_back(signed_in, clara, coach, bare):
    for _ in range(3):
        Submission.objects.create(assignment=give(clara, coach, state="submitted"), number=1, answers={})
    give(clara, coach, due_on=today(timezone.now(), clara.timezone))
    assert home(signed_in(clara)).context["first"].text == "Prepare"


def test_who_gets_no_weekly_email_is_expected_on_no_day(signed_in, clara, coach, bare):
    give(clara, coach)
    Preferences.objects.update_or_create(client=clara, defaults={"wants_digest": False})
    assert home(signed_in(clara)).context["until"] == ""


def test_a_session_is_shown_in_the_clients_zone(signed_in, clara):
    booking_of(clara, start=timezone.now() + timedelta(days=3))
    assert "New York time" in home(signed_in(clara)).content.decode()


def test_the_first_day_teaches_what_will_happen(signed_in, clara, bare):
    page = home(signed_in(clara)).content.decode()
    assert "Your coach gives you a first exercise." in page


def test_with_everything_handed_in_it_says_who_is_next(signed_in, clara, coach, bare):
    give(clara, coach, state="submitted")
    assert "“Prepare” is with your coach." in home(signed_in(clara)).content.decode()


def test_with_everything_done_it_leads_to_the_next_session(signed_in, clara, coach, bare):
    give(clara, coach, state="done")
    grants.adjust(client=clara, delta=1, reason="A gift", by=coach.user)
    assert "Book your next session" in home(signed_in(clara)).content.decode()


def test_in_a_quiet_week_nothing_comes_first(signed_in, clara, coach):
    give(clara, coach, due_on=timezone.now().date())
    breaks.quiet_week(client=clara)
    page = home(signed_in(clara))
    assert page.context["first"] is None
    assert page.context["steps"] == []
    assert 'href="/me/exercises/"' in page.content.decode()
    assert "Nothing is asked of you." in page.content.decode()
    assert "Make this a quiet week" not in page.content.decode()


def test_it_costs_the_same_for_three_of_everything_and_for_three_hundred(signed_in, clara, coach):
    """Assignments, comments, replies, sessions and what happened."""
    browser = signed_in(clara)
    seen(client=clara, at=timezone.now())
    version = give(clara, coach).version

    def fill(count):
        rows = Assignment.objects.bulk_create([Assignment(client=clara, version=version) for _ in range(count)])
        done = Assignment.objects.bulk_create([Assignment(client=clara, version=version, state="done") for _ in range(count)])
        handed_in = Submission.objects.bulk_create([Submission(assignment=each, number=1, answers={}) for each in done])
        Review.objects.bulk_create([Review(submission=each, outcome="good") for each in handed_in])
        Reply.objects.bulk_create([Reply(assignment=each, by_coach=True, text="?") for each in rows])
        TimelineEntry.objects.bulk_create(
            [TimelineEntry(client=clara, at=timezone.now(), kind="test", text="Step") for _ in range(count)]
        )
        booking_of(clara, start=timezone.now() + timedelta(days=clara.bookings.count() + 1))

    def queries():
        home(browser)
        with CaptureQueriesContext(connection) as captured:
            home(browser)
        return len(captured)

    fill(3)
    three = queries()
    fill(297)
    assert queries() == three


def test_a_client_who_was_never_welcomed_is_led_to_the_welcome(signed_in, coach):
    new = factories.client(coach=coach, welcomed=False)
    assert signed_in(new).get("/me/").url == "/me/welcome/"


@pytest.mark.parametrize("slug", ["nothing", "networking"])
def test_progress_of_an_unknown_track_is_not_found(signed_in, clara, slug):
    assert signed_in(clara).get(f"/me/progress/{slug}/nothing/").status_code == 404


def test_the_timeline_is_paged_and_hides_what_is_the_coachs(signed_in, clara):
    for number in range(60):
        record(client=clara, kind="test", text=f"Step {number}", at=timezone.now() + timedelta(minutes=number))
    record(client=clara, kind="test", text="For the coach", for_client=False)
    first, second = (signed_in(clara).get("/me/timeline/", {"page": page}).content.decode() for page in (1, 2))
    assert ("Step 59" in first, "Step 9<" in first, "Step 9<" in second) == (True, False, True)
    assert "For the coach" not in first + second


def test_an_empty_timeline_says_what_comes(signed_in, clara):
    assert "Nothing has happened yet." in signed_in(clara).get("/me/timeline/").content.decode()


def test_who_has_a_session_ahead_is_asked_whether_the_devices_zone_is_meant(signed_in, clara, bare):
    browser = signed_in(clara)
    assert b"data-device-zone" not in home(browser).content
    booking_of(clara, start=timezone.now() + timedelta(days=3))
    assert b"data-device-zone" in home(browser).content


def test_a_pause_says_until_when_and_what_goes_on(signed_in, clara):
    until = today(timezone.now(), clara.timezone) + timedelta(days=20)
    standing.pause(client=clara, until=until)
    page = signed_in(clara).get(reverse("client_area:home"))
    text = page.content.decode()
    assert f"You and Dana are pausing until {date_format(until, 'F j')}" in text
    assert [page.context["first"], page.context["steps"], reverse("client_area:come_back") in text] == [None, [], False]


def test_a_finished_client_is_asked_for_nothing_and_keeps_everything(signed_in, clara):
    standing.finish(client=clara)
    page = signed_in(clara).get(reverse("client_area:home"))
    text = page.content.decode()
    assert f"You and Dana finished on {date_format(today(timezone.now(), clara.timezone), 'F j, Y')}" in text
    assert [page.context["first"], page.context["steps"], "Too much this week?" in text] == [None, [], False]
    assert [reverse(name) in text for name in ("exercises:list", "payments:sessions", "goals:list")] == [True] * 3


def test_coming_back_from_a_pause_that_was_agreed_on_leads_to_the_coach(signed_in, clara):
    standing.pause(client=clara)
    text = signed_in(clara).post(reverse("client_area:come_back"), follow=True).content.decode()
    assert "You and Dana are pausing for now. Write to your coach" in text


def test_on_the_day_of_a_session_preparing_for_it_comes_first_and_once(signed_in, clara, coach, bare):
    now = timezone.now()
    booking = booking_of(clara, start=now + timedelta(minutes=1))
    clara.timezone = "UTC" if (now + timedelta(minutes=1)).date() == now.date() else "America/New_York"
    clara.save()
    give(clara, coach, due_on=today(now, clara.timezone))
    page = home(signed_in(clara))
    address = reverse("meetings:session", args=[booking.pk])
    assert (page.context["first"].text, page.context["first"].url) == ("Prepare for your session", address)
    assert page.content.decode().count(f'href="{address}"') == 2  # the title and the button
    Meeting.objects.create(booking=booking, handed_over_at=now)
    assert home(signed_in(clara)).context["first"].text == "Prepare"


def test_a_favor_comes_last(signed_in, clara, coach, bare):
    asking.ask(client=clara, by=coach.user, now=timezone.now())
    give(clara, coach)
    page = home(signed_in(clara))
    assert [page.context["first"].text, *(each.text for each in page.context["steps"])] == [
        "Prepare",
        "A few words about the coaching",
    ]


@pytest.mark.parametrize(
    "name", ["client_area:progress", "client_area:preferences", "privacy:account", "files:mine", "payments:sessions"]
)
def test_one_tap_leads_to_everything(signed_in, clara, name):
    assert f'href="{reverse(name)}"' in home(signed_in(clara)).content.decode()
