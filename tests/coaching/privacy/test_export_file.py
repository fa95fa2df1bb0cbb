import csv
import json
import re
from io import StringIO
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.db.models import JSONField
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from coaching.exercises.answers import save_answer, submit
from coaching.exercises.assignments import assign
from coaching.files.models import SharedFile
from coaching.modules import installed_modules
from coaching.people.timeline import record
from coaching.privacy.data_inventory import SUBJECTS
from coaching.privacy.person import Person
from tests.coaching.privacy.world import NOTE, everything
from tests.worlds import exercise_with_a_question

BY_SLUG = {subject.slug: subject for subject in SUBJECTS}


def plain(value):
    return value if isinstance(value, str | int | bool | list | dict | None) else json.loads(json.dumps(value, default=as_text))


def as_text(value):
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


@pytest.fixture
def opened(full, archive_of):
    return archive_of(full)


def test_each_list_holds_what_the_database_holds(full, opened):
    person = Person.of(full)
    for slug, subject in BY_SLUG.items():
        rows = subject.rows(person).order_by("pk").values(*subject.fields)
        assert opened.json[slug] == [{name: plain(value) for name, value in row.items()} for row in rows], slug


def test_the_test_has_something_of_each_list(opened):
    without = ["archives"] if installed_modules() else ["practice", "archives"]  # what a client practices comes from modules
    assert [slug for slug in BY_SLUG if not opened.json[slug]] == without


def test_each_table_has_the_rows_and_columns_of_its_list(opened):
    for slug, subject in BY_SLUG.items():
        if opened.json[slug]:
            table = list(csv.reader(StringIO(opened.read(f"lists/{slug}.csv").removeprefix("\ufeff"))))
            assert (tuple(table[0]), len(table) - 1) == (subject.fields, len(opened.json[slug])), slug


def test_no_cell_of_a_table_is_a_formula(full, archive_of):
    full.name = "=1+1"
    full.save()
    assert ",'=1+1," in archive_of(full).read("lists/you.csv")


def test_what_modules_hold_is_in_it(full, opened):
    for module in installed_modules():
        for name, rows in json.loads(json.dumps(module.export(full))).items():
            assert opened.json[f"{module.slug}-{name}"] == (rows if isinstance(rows, list) else [rows])


def test_what_was_handed_in_can_be_read_with_the_comment(full, opened):
    page = opened.read(f"exercises/{full.assignments.get().pk}-1.html")
    for words in ("What do you know?", "=What Clara Lind knows &lt;b&gt;", "Dear Clara Lind, more."):
        assert words in page


def test_the_first_page_leads_to_every_file(opened):
    index = opened.read("index.html")
    assert [name for name in opened.names - {"index.html"} if f'href="{quote(name)}"' not in index] == []


def test_the_files_are_in_it(full, opened):
    mine, sent = full.assignments.get().files.get(), full.assignments.get().submissions.get().review_files.get()
    assert opened.read(f"files/answers-{mine.pk}-Plan.txt") == "Clara Lind: my plan"
    assert opened.read(f"files/reviews-{sent.pk}-Plan, marked.txt") == "Better so"


def test_each_name_can_be_unpacked_on_windows(full, archive_of):
    upload = SimpleUploadedFile("My <plan>: A|B?*. .txt", b"Plan")
    made, prompt = exercise_with_a_question(kind="file")
    given = assign(exercise=made, clients=[full], by=full.coach.user)[0]
    save_answer(assignment=given, prompt_id=prompt, raw=[upload], known_revision=0)
    submit(assignment=given)
    opened, row = archive_of(full), given.files.get()
    entry = f"files/answers-{row.pk}-My plan AB.txt"
    assert entry in opened.names
    assert [each for each in opened.names if re.search(r'[<>:"|?*\\]|[. ]$', each)] == []
    assert f'href="../{quote(entry)}"' in opened.read(f"exercises/{given.pk}-1.html")


def test_a_file_that_is_lost_does_not_stop_it(full, archive_of):
    row = full.assignments.get().files.get()
    row.file.storage.delete(row.file.name)
    assert [name for name in archive_of(full).names if name.startswith("files/answers")] == []


def test_a_page_leads_to_its_file_in_the_archive(full, archive_of):
    made, prompt = exercise_with_a_question(kind="file")
    given = assign(exercise=made, clients=[full], by=full.coach.user)[0]
    save_answer(assignment=given, prompt_id=prompt, raw=[SimpleUploadedFile("My plan.txt", b"Plan")], known_revision=0)
    submit(assignment=given)
    opened, row = archive_of(full), given.files.get()
    assert f'href="../files/answers-{row.pk}-My%20plan.txt"' in opened.read(f"exercises/{given.pk}-1.html")


def test_every_system_can_unpack_the_names_of_files(full, archive_of):
    SharedFile.objects.update(name='evil<script>: "a".txt')
    assert [name for name in archive_of(full).names if set(name) & set('<>:"|?*\\')] == []
    answer = {"file": 3, "name": "My <plan>.txt", "size": 4}
    page = render_to_string(
        "coaching/exercises/prompts/answer.html", {"answer": answer, "prompt": {"kind": "file"}, "archive": True}
    )
    assert 'href="../files/answers-3-My%20plan.txt"' in page


def test_the_coachs_private_words_are_nowhere_in_it(opened):
    assert (NOTE in opened.all, "Wavering" in opened.all) == (False, False)


def test_nothing_of_anyone_else_is_in_it(full, mallory, archive_of):
    before = archive_of(full).json
    everything(mallory)
    after = archive_of(full).json
    assert {name: rows for name, rows in after.items() if name != "made_at" and rows != before[name]} == {}


def test_an_address_that_was_never_confirmed_opens_nobodys_mails(full, mallory, archive_of):
    full.user.emailaddress_set.create(email=mallory.email, verified=False)
    assert mallory.email not in json.dumps(archive_of(full).json["mails"])


def test_json_fields_are_not_written_as_text(opened):
    fields = [
        (slug, each.name)
        for slug, subject in BY_SLUG.items()
        for each in subject.model._meta.fields
        if isinstance(each, JSONField) and each.name in subject.fields
    ]
    assert [pair for pair in fields if any(isinstance(row[pair[1]], str) for row in opened.json[pair[0]])] == [
        ("answers", "value")
    ]


def test_an_archive_costs_the_same_queries_for_one_row_and_for_many(full, archive_of, django_assert_num_queries):
    with CaptureQueriesContext(connection) as one:
        archive_of(full)
    for _each in range(3):
        record(client=full, kind="people.seen", text="Seen")
    with django_assert_num_queries(len(one)):
        archive_of(full)
