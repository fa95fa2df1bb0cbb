import pytest
from django.urls import reverse

from coaching.desk.client_page.timeline import entries
from coaching.people.timeline import record


@pytest.fixture
def happened(clara):
    for kind, text in [("booking.made", "Booked"), ("payments.bought", "Bought"), ("people.joined", "Joined")]:
        record(client=clara, kind=kind, text=text)


@pytest.mark.usefixtures("happened")
@pytest.mark.parametrize(
    ("about", "found"),
    [
        ("", {"Booked", "Bought", "Joined"}),
        ("money", {"Bought"}),
        ("sessions", {"Booked"}),
        ("nonsense", {"Booked", "Bought", "Joined"}),
    ],
)
def test_a_timeline_is_narrowed_to_a_subject(clara, about, found):
    assert {each.text for each in entries(clara, about)} == found


def test_of_another_client_nothing_is_found(mallory, happened):
    assert not entries(mallory, "money").exists()


@pytest.mark.usefixtures("happened")
def test_the_page_says_what_it_is_about(signed_in, coach, clara):
    page = signed_in(coach).get(reverse("desk:timeline", args=[clara.pk]), {"about": "money"}).content.decode()
    assert ("Bought" in page, "Joined" in page) == (True, False)


def test_a_subject_without_anything_says_so(signed_in, coach, clara):
    page = signed_in(coach).get(reverse("desk:timeline", args=[clara.pk]), {"about": "money"}).content.decode()
    assert "Nothing about this yet." in page
