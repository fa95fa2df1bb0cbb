"""What the model sees of a sentence."""

from networking_module.bring_value.check.features import MOST_TOKENS, features, tokens
from networking_module.bring_value.check.sentences import Sentence, sentences


def words(text):
    return [each.word for each in tokens(Sentence(text, 0))]


def test_short_forms_are_written_out():
    assert words("I'd say you don't") == ["i", "would", "say", "you", "do", "not"]


def test_names_numbers_and_links_are_one_word_each_and_gaps_tell_what_they_are_for():
    assert words("Ask Zbigniew at 14:30, see https://example.org/x or [topic]") == [
        "ask",
        "#name",
        "at",
        "#number",
        "see",
        "#link",
        "or",
        "#gap",
        "topic",
    ]


def test_a_typographic_apostrophe_is_an_apostrophe():
    assert [each.word for each in tokens(sentences("I’m here")[0])] == words("I'm here")


def test_every_feature_lies_in_its_sentence():
    (sentence,) = sentences("   Could you introduce me to the recruiter of Acme?")
    inside = range(sentence.start, sentence.start + len(sentence.text) + 1)
    assert all(each.start in inside and each.end in inside for each in features(sentence))


def test_who_gives_to_whom_is_seen():
    gives, asks = ({each.name for each in features(Sentence(text, 0))} for text in ("I introduce you", "You introduce me"))
    assert ("f:I INTRODUCE YOU" in gives, "f:YOU INTRODUCE I" in asks) == (True, True)


def test_endless_sentences_are_read_to_a_limit():
    assert len(words("word " * 5000)) == MOST_TOKENS
