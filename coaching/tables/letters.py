"""The letters of a file that says nothing of their encoding: UTF-8 or UTF-16, else the one in which its words look like words.

A name has too few letters for statistics (docs/decisions.md has the measurement). What helps is that a file of people has whole
words of one language, and that in the wrong encoding they hold letters which it doesn't have.
"""

import codecs
import re

from coaching.tables.alphabets import DOUBLE, ONE_SCRIPT, RARE, SINGLE, VOWELS

UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
WORD = re.compile(r"[^\s,;|\t\"<>()@:/.&\d'’–—-]+")
BROKEN = 3  # bytes that a broken letter outweighs
SAMPLE = 4_000  # bytes of lines with other than English letters, on which the decision rests


def letters(data):
    """(the text of a file without its NULs, the name of the encoding if it had to be guessed, else ""). Never fails."""
    text, encoding = with_nuls(data)
    return text.replace("\0", ""), encoding


def with_nuls(data):
    """As `letters`, for a reader that has a word on a NUL."""
    encoding = utf16(data)
    if encoding:
        return _unmarked(data.decode(encoding, errors="replace")), ""
    try:
        return _unmarked(data.decode("utf-8-sig")), ""
    except UnicodeDecodeError:
        encoding = guessed(data)
    if encoding in SINGLE or encoding in RARE:
        return _unmarked(_by_lines(data)), encoding
    return _unmarked(decoded(data, encoding)), encoding


def _by_lines(data):
    """The text of a file that may be put together of two: a line that is UTF-8 stays so, the others decide on their encoding."""
    lines = data.splitlines(keepends=True)
    others = [line for line in lines if not _is_utf8(line)]
    encoding = guessed(b"".join(others)) if len(others) < len(lines) else guessed(data)
    return "".join(line.decode("utf-8") if _is_utf8(line) else decoded(line, encoding) for line in lines)


def _is_utf8(line):
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def decoded(data, encoding):
    """The text in an encoding, where a byte that is none of it is read as older Windows programs write it."""
    return data.decode(encoding, errors="as_windows")


def _unmarked(text):
    return text.removeprefix("\ufeff")


def utf16(data):
    """The encoding's name where every other byte is 0, or its mark says so; "" otherwise."""
    if data.startswith(UTF16):
        return "utf-16"
    start = data[:200]
    if len(start) < 4 or start.count(0) < len(start) // 3:
        return ""
    return "utf-16-le" if not any(start[1:8:2]) else "utf-16-be" if not any(start[0:8:2]) else ""


def guessed(data):
    """The encoding in which the words of bytes that are not UTF-8, or not all of it, look most like words."""
    sample = b"\n".join(_lines_to_judge(data))
    names = [*SINGLE, *DOUBLE, *RARE]
    if b"\r" in data and b"\n" not in data:  # as only old Macs end their lines
        names = ["mac_roman", *names]
    scores = {name: _score(sample, name) for name in ["utf-8", *names]}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > 0 else "cp1252"


def _lines_to_judge(data):
    size = 0
    for found in re.finditer(rb"[^\r\n]*[\x80-\xff][^\r\n]*", data):
        size += len(found[0])
        yield found[0]
        if size > SAMPLE:
            return


def _score(sample, encoding):
    """How many bytes are explained by words of a language, less those that contradict; a little more where it is one language."""
    try:
        text = sample.decode(encoding, errors="replace" if encoding == "utf-8" else "strict")
    except UnicodeDecodeError:
        return -1
    words = [word for word in WORD.findall(text) if not word.isascii()]
    if encoding in DOUBLE:
        return sum(_usual(word, encoding) for word in words) * 1.1
    if encoding == "utf-8":  # with a few broken letters, as in a cell that was cut off
        return sum(map(_whole_bytes, words))
    each = [[_fits(word, language) for word in words] for language in (SINGLE | RARE)[encoding]]
    return sum(map(max, zip(*each, strict=True))) + max(map(sum, each)) / 10 if words else 0


def _whole_bytes(word):
    """Bytes of the letters that are whole, less what the broken ones outweigh."""
    return sum(-BROKEN if letter == "\ufffd" else len(letter.encode()) for letter in word if not letter.isascii())


def _fits(word, language):
    """How many letters of a word a language has, less those that it hasn't, and less what no word of it does."""
    others = [letter for letter in word if not letter.isascii()]
    fit = sum(1 if letter.lower() in language or letter in language else -1 for letter in others)
    mixed = len(word) - len(others) + 2 * _is_unspeakable(word) if language in ONE_SCRIPT else 0
    return fit - 2 * _turns(word) - mixed - (word[0] in others and word[0].islower()) / 2


def _is_unspeakable(word):
    """Whether a Cyrillic or Greek word has hardly a vowel."""
    return len(word) > 3 and word.lower() != word.upper() and sum(letter in VOWELS for letter in word.lower()) < len(word) / 5


def _turns(word):
    """How often upper and lower case change beside a letter that is not English, other than after the first letter."""
    pairs = [(one, other) for one, other in zip(word, word[1:], strict=False) if not (one + other).isascii()]
    turns = sum(one.isupper() and other.islower() or one.islower() and other.isupper() for one, other in pairs)
    return turns - (turns > 0 and word[0].isupper() and word[1].islower() and not word[:2].isascii())


def _usual(word, encoding):
    """Bytes of a word of nothing but usual signs; each other one contradicts."""
    pairs = [letter.encode(encoding) for letter in word]
    return sum(len(pair) if len(pair) == 2 and pair[0] in DOUBLE[encoding] else -2 for pair in pairs)


def _as_windows(error):
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


codecs.register_error("as_windows", _as_windows)
