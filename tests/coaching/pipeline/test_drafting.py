import pytest

from coaching.autosave.errors import Conflict
from coaching.people.merge import merge
from coaching.pipeline.drafting import draft_of, save_draft, unpublished_text
from coaching.pipeline.models import Offer, OfferDraft
from tests import factories


def save(client, text, known=0, **more):
    return save_draft(client=client, text=text, known_revision=known, **more)


def test_a_draft_begins_with_the_recaps_words(offer, pia):
    draft = draft_of(pia)
    assert (draft.text, draft.revision, draft.pk) == (offer.text, 0, None)


def test_save_draft_counts_its_revisions(pia):
    assert [save(pia, "Well"), save(pia, "Well done ", known=1), OfferDraft.objects.get().text] == [1, 2, "Well done"]


def test_save_draft_leaves_what_the_prospect_reads(sent, pia):
    save(pia, "Half a sent")
    assert (Offer.objects.get().text, unpublished_text(pia)) == ("You know more people than you think.", "Half a sent")


def test_save_draft_of_nothing_new_keeps_no_row(offer, pia):
    assert (save(pia, offer.text), OfferDraft.objects.exists(), unpublished_text(pia)) == (0, False, None)


def test_save_draft_of_an_older_page_is_a_conflict(pia):
    save(pia, "From the other page")
    with pytest.raises(Conflict) as conflict:
        save(pia, "From this page")
    assert (conflict.value.theirs, conflict.value.revision) == ("From the other page", 1)


def test_save_draft_knows_words_of_its_page_that_were_never_answered(pia):
    save(pia, "Half a")
    assert save(pia, "Half a sentence", before="Half a ") == 2


def test_joining_keeps_words_that_were_not_put_into_a_recap_yet(sent, pia, coach):
    into = factories.client(coach=coach, name="Pia B.", email="pia@example.org")
    save(pia, "Half a sentence")
    merge(kept=into, other=pia)
    assert ([note.text for note in into.notes.all()], OfferDraft.objects.exists()) == (["Half a sentence"], False)


def test_joining_makes_no_note_of_words_that_stand_in_the_recap(sent, pia, coach):
    into = factories.client(coach=coach, name="Pia B.", email="pia@example.org")
    save(pia, "Better", known=0)
    Offer.objects.update(text="Better")
    merge(kept=into, other=pia)
    assert (into.notes.count(), Offer.objects.get().client) == (0, into)
