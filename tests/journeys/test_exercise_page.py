"""A client's exercise with every kind of prompt in a real browser: by thumb, by keyboard, in the dark, without scripts."""

import pytest
from django.contrib.sessions.models import Session

from coaching.exercises.assignments import assign
from coaching.exercises.models import Submission
from coaching.practice.models import PracticeImage
from tests import factories
from tests.coaching.exercises.conftest import published
from tests.journeys.steps import come_in, confirm

pytestmark = pytest.mark.browser

TITLE = "Prepare before you write"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
KINDS = (
    "reading",
    "picture",
    "video",
    "short_answer",
    "long_answer",
    "scale",
    "choice",
    "checklist",
    "rows",
    "file",
    "date",
    "try_it",
)
IDS = {kind: f"00000000-0000-0000-0000-0000000000{number}" for number, kind in enumerate(KINDS, start=10)}
PLAN = {"name": "My plan.txt", "mimeType": "text/plain", "buffer": b"First I call Rosa."}
HANDED_IN = {
    "short_answer": "Rosa",
    "long_answer": "Her talk\non night shifts",
    "scale": "4",
    "choice": "In the evening",
    "checklist": ["Read"],
    "rows": [["Ann", "Advice"], ["Ben", "A name"], ["Cem", "Courage"]],
    "date": "2026-12-24",
}


def every_kind(picture):
    return {
        "reading": "<h2>Before you begin</h2><p>Know who they are.</p>",
        "picture": {"image": picture.pk, "description": "Two people at a table", "caption": "A first talk"},
        "video": {"url": "https://videos.example/first-words", "title": "First words", "about": "Five minutes"},
        "short_answer": {"question": "Who is it?", "help": "A first name will do.", "required": True},
        "long_answer": {"question": "What do you know about them?", "required": True},
        "scale": {"question": "How sure are you?", "low": "not at all", "high": "very much so", "steps": 10},
        "choice": {"question": "When will you write?", "options": ["In the morning", "In the evening"]},
        "checklist": {"question": "What have you done?", "items": ["Read", "Asked around"]},
        "rows": {"question": "Who could help?", "columns": ["Name", "With what"], "first_rows": 2},
        "file": {"question": "Your plan", "required": True},
        "date": {"question": "By when?"},
        "try_it": {"activity": "networking.log-touch", "times": 1, "within_days": 7},
    }


@pytest.fixture
def assignment(site):
    prompts = [(kind, value, IDS[kind]) for kind, value in every_kind(PracticeImage.objects.first()).items()]
    coach = factories.coach(name="Nora Falk")
    return assign(exercise=published(TITLE, *prompts), clients=[factories.client(coach=coach)], by=coach.user)[0]


@pytest.fixture
def reader(person, assignment):
    """`reader(…)` is signed in before the exercise, on a small phone or a screen of another `width`: all of it on one page, or
    with `steps` one question at a time, as it is shown at first."""

    def arrive(*, steps=False, width=360, **options):
        found = person(phone=True, **options)
        found.page.set_viewport_size({"width": width, "height": 740})
        come_in(found, assignment.client.user)
        found.go(f"/me/exercises/{assignment.pk}/")
        if found.scripts and not steps:
            found.press("All on one page")
        return found

    return arrive


def answer_everything(page):
    page.get_by_label("Who is it?").fill("Rosa")
    page.get_by_label("What do you know about them?").fill("Her talk\non night shifts")
    page.get_by_role("radio", name="4", exact=True).check()
    page.get_by_label("In the evening").check()
    page.get_by_label("Read", exact=True).check()
    for name, words in [
        ("Row 1: Name", "Ann"),
        ("Row 1: With what", "Advice"),
        ("Row 2: Name", "Ben"),
        ("Row 2: With what", "A name"),
    ]:
        page.get_by_label(name).fill(words)
    page.get_by_label("By when?").fill("2026-12-24")


def add_a_third_row(reader, button):
    reader.press(button)
    reader.page.get_by_label("Row 3: Name").fill("Cem")
    reader.page.get_by_label("Row 3: With what").fill("Courage")


def hand_in(reader):
    reader.press("Hand in")
    reader.reads("Handed in. Your coach reads it next.")


def handed_in():
    """The file's name, what was to be tried, and {kind: answer} of the others."""
    found = Submission.objects.get(assignment__version__title=TITLE).answers
    kinds = {pk: kind for kind, pk in IDS.items()}
    answers = {kinds[pk]: value for pk, value in found.items()}
    return answers.pop("file")["name"], answers.pop("try_it")["title"], answers


COMPLETE = ("My plan.txt", "Be in touch with someone", HANDED_IN)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_is_answered_on_a_small_phone(reader, scheme):
    client = reader(color_scheme=scheme)
    assert client.page.evaluate(TOO_WIDE) == 0
    answer_everything(client.page)
    add_a_third_row(client, "Add a row")
    client.page.get_by_label("Your plan").set_input_files(PLAN)
    client.page.get_by_role("link", name="My plan.txt").wait_for()
    client.reads("3 of 3 done")
    client.look()
    hand_in(client)
    assert client.page.evaluate(TOO_WIDE) == 0
    assert handed_in() == COMPLETE


def test_a_phone_asks_one_question_at_a_time_and_back_keeps_the_words(reader, assignment):
    client = reader(steps=True)
    shown = client.page.locator("[data-step]:visible")
    assert shown.count() == 1
    client.fill("Who is it?", "Rosa")
    client.press("Next")
    assert (shown.count(), client.page.get_by_label("Who is it?").is_visible()) == (1, False)
    client.fill("What do you know about them?", "Night shifts")
    client.page.go_back()
    assert client.page.get_by_label("Who is it?").input_value() == "Rosa"
    client.page.go_forward()
    assert client.page.get_by_label("What do you know about them?").input_value() == "Night shifts"
    for _step in range(7):
        client.press("Next")
    client.press("Hand in")
    client.page.locator(f"[data-prompt='{IDS['file']}']").wait_for()
    assert shown.count() == 1
    client.look()
    client.press("All on one page")
    assert (shown.count(), assignment.answers.count()) == (9, 2)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_wide_screen_has_the_steps_beside_the_question_and_marks_what_is_done(reader, scheme):
    client = reader(steps=True, width=1280, color_scheme=scheme)
    steps = client.page.get_by_role("navigation", name="Steps")
    here, done = steps.locator("[aria-current=step]"), steps.get_by_text("(done)")
    assert (steps.get_by_role("link").count(), here.inner_text(), client.page.get_by_text("1 of 9").is_visible()) == (
        9,
        "Who is it?",
        False,
    )
    client.fill("Who is it?", "Rosa")
    steps.get_by_role("link", name="By when?").click()
    assert (here.inner_text(), client.page.locator("[data-step]:visible").count()) == ("By when?", 1)
    assert done.evaluate_all("marks => marks.filter((each) => !each.hidden).length") == 1
    client.look()
    assert client.page.evaluate(TOO_WIDE) == 0


def test_a_wide_screen_without_scripts_has_the_steps_beside_all_of_them(reader):
    client = reader(width=1280, java_script_enabled=False)
    client.page.get_by_role("navigation", name="Steps").get_by_role("link", name="By when?").click()
    assert client.page.url.endswith("#step-8")
    assert [client.page.get_by_label(label).is_visible() for label in ("Who is it?", "By when?")] == [True, True]


def test_a_phone_without_scripts_has_all_on_one_page(reader):
    client = reader(java_script_enabled=False)
    assert [client.page.get_by_label(label).is_visible() for label in ("Who is it?", "By when?")] == [True, True]


def test_after_handing_in_there_is_a_next_step(reader):
    client = reader()
    answer_everything(client.page)
    client.page.get_by_label("Your plan").set_input_files(PLAN)
    client.page.get_by_role("link", name="My plan.txt").wait_for()
    hand_in(client)
    assert client.page.locator(".next-step a").count() == 1


def test_a_refused_file_is_never_counted(reader, tmp_path):
    client = reader()
    refused = tmp_path / "run.exe"
    refused.write_bytes(b"MZ\x00\x01")
    client.page.get_by_label("Your plan").set_input_files(refused)
    client.reads("Please choose a PDF")
    client.reads("3 to do")
    client.page.get_by_label("Your plan").set_input_files(PLAN)
    client.page.get_by_role("link", name="My plan.txt").wait_for()
    client.reads("1 of 3 done")


def test_everything_works_without_scripts(reader):
    client = reader(java_script_enabled=False)
    answer_everything(client.page)
    add_a_third_row(client, "Save and add a row")
    client.page.get_by_label("Your plan").set_input_files(PLAN)
    hand_in(client)
    assert handed_in() == COMPLETE


def test_words_sent_without_scripts_after_the_session_ended_are_there_after_the_code(reader, assignment):
    client = reader(java_script_enabled=False)
    answer_everything(client.page)
    Session.objects.all().delete()
    client.press("Hand in")
    confirm(client, assignment.client.email)
    assert client.page.get_by_label("What do you know about them?").input_value() == "Her talk\non night shifts"
    assert client.page.get_by_label("In the evening").is_checked()
    assert client.page.get_by_label("Row 2: With what").input_value() == "A name"
    assert assignment.answers.count() == 7


WRONG = [
    pytest.param(
        {"name": "run.exe", "mimeType": "application/octet-stream", "buffer": b"MZ\x00\x01"}, "Please choose a PDF", id="kind"
    ),
    pytest.param({"name": "big.txt", "mimeType": "text/plain", "buffer": b"x" * 10_500_000}, "larger than 10 MB", id="size"),
]


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize(("file", "words"), WRONG)
def test_a_file_that_is_not_taken_is_said_beside_it_and_nothing_is_lost(reader, scripts, file, words):
    client = reader(java_script_enabled=scripts)
    client.fill("Who is it?", "Rosa")
    client.page.get_by_label("Your plan").set_input_files(file)
    if not scripts:
        client.press("Save and continue later")
    client.page.locator(f"[data-prompt='{IDS['file']}']").get_by_text(words).wait_for()
    client.look()
    assert client.page.get_by_label("Who is it?").input_value() == "Rosa"
    assert client.page.get_by_role("link", name=file["name"]).count() == 0


def test_the_keyboard_alone_answers_and_hands_in(reader):
    client = reader()
    keys, press = Keys(client.page), client.page.keyboard.press
    client.page.on("filechooser", lambda chooser: chooser.set_files(PLAN))
    keys.write("input", "Rosa", IDS["short_answer"])
    keys.write("textarea", "Her talk\non night shifts", IDS["long_answer"])
    keys.to(f"[name='prompt-{IDS['scale']}']")
    press("Space")
    for _step in range(3):
        press("ArrowRight")
    keys.to(f"[name='prompt-{IDS['choice']}']")
    press("ArrowDown")
    keys.to("[value='Read']")
    press("Space")
    keys.to("[data-add-row]")
    press("Enter")
    press("Shift+Tab")  # the new row's first cell has the focus
    for _cell in range(3):
        press("Shift+Tab")
    for words in ["Ann", "Advice", "Ben", "A name", "Cem", "Courage"]:
        client.page.keyboard.type(words)
        press("Tab")
    keys.to("[type=file]")
    press("Space")
    client.page.get_by_role("link", name="My plan.txt").wait_for()
    keys.to("[type=date]")
    client.page.keyboard.type("12242026")
    keys.to("[name=submit]")
    press("Enter")
    client.reads("Handed in. Your coach reads it next.")
    assert handed_in() == COMPLETE


class Keys:
    """Goes on with Tab alone. What has the focus can always be seen: nothing that sticks lies over it."""

    HIDDEN = """() => {
        const box = document.activeElement.getBoundingClientRect();
        const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, 20) / 2);
        return !(top && (document.activeElement.contains(top) || top.contains(document.activeElement)));
    }"""

    def __init__(self, page):
        self.page = page

    def to(self, selector):
        for _press in range(60):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                assert not self.page.evaluate(self.HIDDEN), f"{selector} is covered"
                return
        raise AssertionError(f"Never reached: {selector}")

    def write(self, tag, words, prompt):
        self.to(f"{tag}[name='prompt-{prompt}']")
        self.page.keyboard.type(words)
