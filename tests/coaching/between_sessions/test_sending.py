"""A word between sessions: for a week, on the home and in one weekly email, to whoever may be written to."""

from datetime import timedelta

import pytest
from django.core import mail

from coaching.between_sessions import reads, sending
from coaching.between_sessions.models import Word, WordReader
from coaching.client_area import digest
from coaching.people import breaks
from coaching.people.models import Preferences, TimelineEntry
from coaching.people.preferring import prefer
from tests import factories

A_DAY = timedelta(days=1)


def shown(client, at):
    return [each.word.text for each in reads.current_of([client], at).get(client.pk, [])]


def test_a_draft_is_shown_to_nobody(draft, clara, now):
    draft(clara)
    assert shown(clara, now) == []


@pytest.mark.parametrize(("days", "is_there"), [(0, True), (7, True), (9, False)])
def test_a_word_is_there_for_its_week(give, clara, now, days, is_there):
    give(clara)
    assert bool(shown(clara, now + days * A_DAY)) is is_there


def test_it_is_signed_by_how_its_coach_is_called(give, clara):
    assert reads.heading(give(clara)) == "From Dana, this week"
    assert reads.heading(give(clara, text="A find", kind=Word.Kind.FIND)) == "Dana thought of you"


def test_a_form_sent_twice_makes_one_word(draft, clara, coach, now):
    first = draft(clara)
    sending.send(word=first, now=now)
    again = sending.keep(word=None, key=first.key, text="Read this", link="", clients=[clara], by=coach.user)
    assert [each.pk for each in sending.send(word=again, now=now).readers] == [clara.pk]
    assert (Word.objects.count(), WordReader.objects.count()) == (1, 1)


def test_whoever_is_on_a_break_is_left_out_and_named(draft, clara, coach, now):
    resting = factories.client(coach=coach, name="Ruth Berg")
    breaks.quiet_week(client=resting, now=now)
    sent = sending.send(word=draft(clara, resting), now=now)
    assert [each.pk for each in sent.readers] == [clara.pk]
    assert "Nothing goes out until it is over" in sent.left_out[resting]
    assert list(WordReader.objects.values_list("client", flat=True)) == [clara.pk]


def test_nobody_left_is_said_and_the_draft_stays(draft, clara, now):
    breaks.pause(client=clara, now=now)
    word = draft(clara)
    with pytest.raises(sending.WordError, match="Nothing goes out until it is over"):
        sending.send(word=word, now=now)
    assert Word.objects.get().is_draft


def test_without_an_account_nothing_is_sent(draft, coach, now):
    invited = factories.client(coach=coach, with_account=False)
    with pytest.raises(sending.WordError, match="no account yet"):
        sending.send(word=draft(invited), now=now)


def test_the_same_word_is_not_given_twice(give, draft, clara, now):
    give(clara)
    with pytest.raises(sending.WordError, match="has exactly this already"):
        sending.send(word=draft(clara), now=now)


def test_three_at_a_time(give, draft, clara, now):
    for text in ("One", "Two", "Three"):
        give(clara, text=text)
    with pytest.raises(sending.WordError, match="has 3 words this week already"):
        sending.send(word=draft(clara, text="Four"), now=now)
    assert shown(clara, now) == ["Three", "Two", "One"]


def test_one_taken_back_is_nowhere_and_comes_again_by_undo(give, clara, now):
    word = give(clara)
    sending.take_back(word=word, now=now)
    assert shown(clara, now) == []
    sending.put_back(word=word, now=now)
    assert shown(clara, now) == ["Read this"]


def test_a_find_is_a_sign_of_life_until_it_is_taken_back(give, clara, now):
    find = give(clara, kind=Word.Kind.FIND)
    entries = TimelineEntry.objects.filter(client=clara, kind=sending.FOUND)
    assert [each.text for each in entries] == ["Dana thought of you: “Read this”"]
    sending.take_back(word=find, now=now)
    assert entries.all().count() == 0
    sending.put_back(word=find, now=now)
    assert entries.all().count() == 1


def test_a_word_for_many_is_on_no_timeline(give, clara):
    give(clara)
    assert not TimelineEntry.objects.filter(client=clara, kind=sending.FOUND).exists()


def test_a_draft_is_deleted_and_what_was_sent_is_not(draft, give, clara):
    sending.discard(word=draft(clara))
    with pytest.raises(sending.WordError):
        sending.discard(word=give(clara))
    assert Word.objects.count() == 1


def test_a_find_goes_with_its_client_and_a_draft_of_one_too(give, draft, clara, coach):
    other = factories.client(coach=coach)
    give(clara, kind=Word.Kind.FIND)
    draft(clara, kind=Word.Kind.FIND, text="Later")
    give(clara, other, text="For both")
    clara.delete()
    assert list(Word.objects.values_list("text", flat=True)) == ["For both"]


def weekly(client, at):
    mail.outbox.clear()
    prefer(client=client, zone=client.timezone, now=at)
    Preferences.objects.filter(client=client).update(next_digest_at=at)
    digest.send_due(at)
    return [message.body for message in mail.outbox]


def test_the_weekly_email_has_it_once(give, clara, now):
    give(clara, link="https://example.org/talk")
    [text] = weekly(clara, now + A_DAY)
    assert "From Dana, this week:\n“Read this”\n" in text
    assert ": https://example.org/talk" in text
    assert [bool(each.mailed_at) for each in WordReader.objects.all()] == [True]
    assert weekly(clara, now + 7 * A_DAY) == []


def test_what_was_taken_back_is_in_no_weekly_email(give, clara, now):
    sending.take_back(word=give(clara), now=now)
    assert weekly(clara, now + A_DAY) == []


def test_why_not_costs_the_same_for_3_and_30(coach, now, django_assert_num_queries):
    clients = [factories.client(coach=coach) for _number in range(30)]
    for some in (clients[:3], clients):
        with django_assert_num_queries(2):
            sending.why_not(some, now)
