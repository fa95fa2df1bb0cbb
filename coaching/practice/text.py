"""Text as strangers write it: on one line, and without what doesn't matter for comparing. Pure, no Django."""

import re
import unicodedata

JOINED = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")
SPACES = {"Cc", "Cs", "Zl", "Zp", "Zs"}
JOINERS = "\u200c\u200d"  # Persian and Indic words and emoji need them
JOINER = re.compile(f"[{JOINERS}\u034f\ufe00-\ufe0f]+")  # with the signs that choose how the one before is drawn
BLANK = "\u115f\u1160\u2800\u3164\uffa0"  # letters and signs that show nothing


def plain(text: str) -> str:
    """Lower case, without accents, signs and what nobody sees, one space between words."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    seen = (letter for letter in letters if not unicodedata.combining(letter) and unicodedata.category(letter) != "Cf")
    return " ".join(re.sub(r"[^\w\s]|_", " ", "".join(seen)).split())


def one_line(raw: str) -> str:
    """The text on one line, one space between words, accents part of their letters, without signs that nobody sees; "" where
    nothing is left to see."""
    if raw.isascii() and raw.isprintable():
        return " ".join(raw.split())
    seen = "".join(map(_shown, unicodedata.normalize("NFC", raw)))
    text = " ".join(JOINER.sub(_where_needed, seen).split())
    return text if any(unicodedata.category(sign)[0] not in "CMZ" for sign in text) else ""


def _shown(sign: str) -> str:
    category = unicodedata.category(sign)
    return " " if category in SPACES or sign in BLANK else "" if category == "Cf" and sign not in JOINERS else sign


def _where_needed(found: re.Match[str]) -> str:
    """The joiner after a letter of a script that it changes, or a picture, and before another; nothing elsewhere."""
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    return found[0][0] if _joins(before) and _joins(after) else ""


def _joins(sign: str) -> bool:
    is_joined = unicodedata.category(sign or " ") in {"Lo", "Mn", "Mc", "So", "Sk"}
    return is_joined and not unicodedata.name(sign, "").startswith(JOINED)


def lines(text: str) -> list[str]:
    """What each line says, without the empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]
