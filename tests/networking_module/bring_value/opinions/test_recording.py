import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from networking_module.bring_value.check import Result, check
from networking_module.bring_value.opinions.models import CheckOpinion
from networking_module.bring_value.opinions.recording import keep_opinion
from tests.networking_module.bring_value.test_messages import JOB
from tests.networking_module.factories import NOW

pytestmark = pytest.mark.django_db
ADMIN = "wagtailsnippets_networking_module_checkopinion"


def keep(text="", **fields):
    return keep_opinion(result=check(JOB), opinion="neutral", now=NOW, text=text, **fields)


def test_keep_opinion_holds_what_was_said_and_no_words():
    keep()
    row = CheckOpinion.objects.values().get()
    assert row == {
        "id": row["id"],
        "said": "one_way",
        "opinion": "neutral",
        "verdict": "one_way",
        "elements": ["greeting_personal", "asks_for_job_or_referral"],
        "text": "",
        "on": NOW.date(),
    }


def test_opinion_names_nobody():
    assert [field.name for field in CheckOpinion._meta.get_fields() if field.is_relation] == []


def test_keep_opinion_of_what_could_not_be_read_is_nothing():
    assert keep_opinion(result=Result(unread="short"), opinion="neutral", now=NOW) is None
    assert CheckOpinion.objects.count() == 0


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (Result("two_way", sure=False), "unsure"),
        (Result("one_way", sure=True, welcomed="asked"), "warm_ask"),
    ],
)
def test_keep_opinion_knows_what_the_page_said(result, said):
    assert keep_opinion(result=result, opinion="two_way", now=NOW).said == said


def test_list_shows_what_people_say_and_how_often(signed_in, coach):
    keep("Shown on purpose")
    keep()
    page = signed_in(coach).get(reverse(f"{ADMIN}:list")).content.decode()
    assert ["Shown on purpose" in page, "What people see differently" in page] == [True, True]
    assert "<td>Mostly asks</td><td>Friendly note</td><td>2</td>" in page


def test_list_costs_the_same_for_many(signed_in, coach, django_assert_max_num_queries):
    browser = signed_in(coach)
    for _opinion in range(15):
        keep()
    with django_assert_max_num_queries(25):
        browser.get(reverse(f"{ADMIN}:list"))


def test_list_as_a_file_computes_nothing_that_was_typed(signed_in, coach):
    keep("=1+1")
    file = b"".join(signed_in(coach).get(reverse(f"{ADMIN}:list"), {"export": "csv"})).decode()
    assert file.splitlines()[1].endswith(",'=1+1")


@pytest.mark.parametrize(("group", "may"), [("Owners", True), ("Coaches", True), ("Editors", False)])
def test_opinions_are_read_by_the_practice_and_changed_by_nobody(group, may):
    rights = Permission.objects.filter(group__name=group, content_type__model="checkopinion")
    assert list(rights.values_list("codename", flat=True)) == (["view_checkopinion"] if may else [])


@pytest.mark.parametrize("name", ["add", "edit", "delete"])
def test_nobody_changes_an_opinion(signed_in, owner, name):
    row = keep()
    url = reverse(f"{ADMIN}:{name}", args=[] if name == "add" else [row.pk])
    assert signed_in(owner).post(url, {"opinion": "two_way"}).status_code == 302
    assert CheckOpinion.objects.values_list("opinion", flat=True).get() == "neutral"
