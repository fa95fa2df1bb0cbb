import pytest
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from coaching.autosave.errors import Conflict, SaveError
from coaching.autosave.revisions import Sent, is_in_form, next_revision, sent_by_form, sent_by_script


def number(value, known, **more):
    """Where “Stored” is revision 3."""
    return next_revision(value, stored="Stored", revision=3, known=known, **more)


def test_next_revision_counts_what_replaces_words_that_the_page_has_seen():
    assert number("New", 3) == 4


@pytest.mark.parametrize("known", [0, 3, 9])
def test_next_revision_of_words_that_stand_there_is_theirs(known):
    assert number("Stored", known) == 3


@pytest.mark.parametrize("known", [0, 2, 4])
def test_next_revision_over_words_that_the_page_has_not_seen_is_a_conflict(known):
    with pytest.raises(Conflict) as conflict:
        number("New", known)
    assert (conflict.value.theirs, conflict.value.revision, conflict.value.status) == ("Stored", 3, 409)


def test_next_revision_over_words_of_the_same_page_that_were_never_answered():
    assert number("New", 2, before="Stored") == 4


def test_next_revision_compares_the_words_before_as_they_are_stored():
    assert number("New", 2, before=" Stored ", clean=str.strip) == 4


def test_next_revision_with_words_before_that_could_never_be_stored_is_a_conflict():
    def refuse(words):
        raise SaveError

    with pytest.raises(Conflict):
        number("New", 2, before="Anything", clean=refuse)


def test_sent_by_form_reads_one_part():
    words = QueryDict("text=One&text=Two&text-revision=4&other-revision=5")
    assert sent_by_form("text", words) == Sent(["One", "Two"], 4)


def test_sent_by_form_keeps_uploads_apart_from_words():
    uploads = MultiValueDict({"file": ["upload"]})
    assert sent_by_form("file", QueryDict("file=remove"), uploads) == Sent(["remove"], files=("upload",))


@pytest.mark.parametrize("revision", ["", "-1", "x", "1.5", "9" * 16])
def test_sent_by_form_reads_a_strange_number_as_never_stored(revision):
    assert sent_by_form("text", QueryDict(f"text=One&text-revision={revision}")).revision == 0


@pytest.mark.parametrize(
    ("words", "sent"),
    [
        ({"value": ["One"], "revision": "4"}, Sent(["One"], 4)),
        ({"value": ["One", "Two"], "before": ["Zero"]}, Sent(["One", "Two"], 0, ["Zero"])),
        ({}, Sent([])),
    ],
)
def test_sent_by_script_reads_what_was_never_answered_too(rf, words, sent):
    assert sent_by_script(rf.post("/", words)) == sent


def test_sent_text_is_the_last_value():
    assert [Sent(["One", "Two"]).text, Sent([]).text, Sent([], 0, ["Zero"]).text_before, Sent([]).text_before] == [
        "Two",
        "",
        "Zero",
        None,
    ]


@pytest.mark.parametrize(
    ("words", "asks"), [("a-revision=1", True), ("a=1", True), ("b=1", False), ("a-revision=1&take=a", False)]
)
def test_is_in_form_but_for_a_part_whose_other_text_is_taken(words, asks):
    assert is_in_form("a", QueryDict(words)) is asks
