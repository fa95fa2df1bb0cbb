"""What the network sees of a sentence: pieces of words with their places."""

from networking_module.bring_value.check.sentences import Sentence
from networking_module.bring_value.check.tokens import MOST_PIECES, pieces, tokens

WORDS = ["#pad", "#unk", "#gap", "#link", "#num", "how", "did", "you", "mentor", "##ing", "?", "m", "##e"]
KNOWN = {word: number for number, word in enumerate(WORDS)}


def seen(text, start=0):
    return [(WORDS[each.number], each.is_capital, each.start, each.end) for each in tokens(Sentence(text, start), KNOWN)]


def test_words_are_read_with_their_places():
    assert seen("How did you?", 10) == [
        ("how", True, 10, 13),
        ("did", False, 14, 17),
        ("you", False, 18, 21),
        ("?", False, 21, 22),
    ]


def test_an_unknown_word_is_read_in_pieces():
    assert pieces("mentoring", KNOWN) == ["mentor", "##ing"]


def test_a_word_of_unknown_letters_is_unknown():
    assert pieces("żółw", KNOWN) == ["#unk"]


def test_numbers_links_and_gaps_are_told_by_their_shape():
    found = [word for word, *_rest in seen("[topic] 15 https://a.example/b ana@b.example {{name}}")]
    assert found[:4] == ["#gap", "#num", "#link", "#link"]


def test_an_endless_sentence_is_read_in_part():
    assert len(tokens(Sentence("you " * 500, 0), KNOWN)) == MOST_PIECES


def test_a_sentence_without_words_has_one_token():
    assert seen("  ", 3) == [("#unk", False, 3, 3)]
