"""The coach's own file of a client's sessions: there the private note is, and in nobody else's."""

from django.urls import reverse

from coaching.meetings.exporting import table
from tests.coaching.meetings.test_noting import SECRET


def test_the_private_note_is_in_the_coachs_own_file(signed_in, coach, clara, over, sent, day):
    sent(private=SECRET, shared="Well done", action_0=("Write to Ruth", day(3)))
    text = signed_in(coach).get(reverse("meetings_admin:export", args=[clara.pk, "csv"])).content.decode()
    assert [words in text for words in (SECRET, "Well done", "Write to Ruth")] == [True, True, True]


def test_others_and_other_formats_are_not_found(signed_in, coach, other_coach, clara):
    url = reverse("meetings_admin:export", args=[clara.pk, "csv"])
    assert signed_in(other_coach).get(url).status_code == 404
    assert signed_in(coach).get(url.replace("csv", "pdf")).status_code == 404


def test_it_costs_the_same_for_one_session_and_for_many(clara, over, coming, noted, django_assert_num_queries):
    noted(private=SECRET)
    with django_assert_num_queries(3):
        assert len(list(table(clara, "UTC"))) == 3
