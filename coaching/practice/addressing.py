"""How a person is addressed: “Hello Clara,” for “Dr. Clara Lind”. One place for every page and mail of the practice."""

import re

# Before a name, in languages that clients write theirs in. What is also a first name isn't in it.
_TITLES = """
dr dra drs doctor prof profa professor mr mrs ms mx miss mister madam madame mme mlle monsieur mademoiselle maître
sir dame reverend rabbi capt captain colonel herr frau hr dipl-ing dipl-kfm dipl-kffr univ-prof priv-doz
sra srta señor señora señorita dña doña arq sig sigra signor signora dott dottssa avv
mevrouw mevr mw meneer dhr mgr inż г-н г-жа доктор профессор bapak tuan puan shri smt
"""
# With a full stop alone: without one, some are names.
_ABBREVIATIONS = "me rev hon col maj lt sgt ing mag ir sr lic med phil iur jur rer nat pol oec habil mult h c pd"
# After a comma, these are no first name.
_LETTERS_AFTER = "jr sr ii iii iv phd md mba ma ba bsc msc esq dds jd llm llb edd rn cpa pmp mcc pcc acc icf"
TITLES, ABBREVIATIONS, LETTERS_AFTER = (frozenset(words.split()) for words in (_TITLES, _ABBREVIATIONS, _LETTERS_AFTER))
# Arabic script: a first name may be of several words (عبد الرحمن), and nobody can tell where it ends.
ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
COMPACT = re.compile(r"[぀-ヿ㐀-鿿가-힯]")  # kana, Chinese characters, Hangul: the family name stands first


def called(name: str) -> str:
    """What someone is called who is addressed: the first name, without titles. The name as it was typed where nobody can tell
    which part that is: initials, a title with one name ("Dr. Wu"), names in Chinese characters, kana, Hangul or Arabic script."""
    whole = " ".join(name.split())
    words = _without_titles(_in_order(whole).split())
    if not words or COMPACT.search(whole) or ARABIC.search(whole) or _is_initial(words[0]):
        return whole
    if len(words) == 1 and len(whole.split()) > 1 and "," not in whole:
        return whole
    return _given(words)


def _in_order(name: str) -> str:
    """ "Lind, Clara" as "Clara Lind"; letters after a name are left out."""
    before, _comma, after = name.partition(",")
    after = after.split(",")[0].strip()
    if not after or not before.strip() or _plain(after.split()[0]) in LETTERS_AFTER:
        return before.strip() or after
    return f"{after} {before.strip()}"


def _without_titles(words: list[str]) -> list[str]:
    while words and _is_title(words[0]):
        words = words[1:]
    return words


def _is_title(word: str) -> bool:
    """ "Dr.", "Prof.Dr.", "Dipl.-Ing." """
    if word.casefold().replace(".", "") in TITLES:
        return True
    *parts, rest = re.split(r"\.(?!-)", word.casefold())
    return bool(parts) and not rest and all(part.replace(".", "") in TITLES | ABBREVIATIONS for part in parts)


def _given(words: list[str]) -> str:
    """The first one; where the family name stands first in capitals, as in "DUPONT Jean", the one after it."""
    shouted = [len(word) > 1 and word.isupper() for word in words]
    if shouted[0] and not all(shouted):
        return words[shouted.index(False)]
    return words[0]


def _is_initial(word: str) -> bool:
    """ "J.", "J", "J.R." """
    return all(len(part) <= 1 for part in word.split("."))


def _plain(word: str) -> str:
    return word.casefold().replace(".", "")


def initials(name: str) -> str:
    """At most two letters for somebody, “PR” for Priya Raman and “Dr. Priya Raman”; one where the script writes names without
    spaces or joins its letters; "" where there is no letter or digit."""
    words = _without_titles(_in_order(" ".join(name.split())).split())
    letters = [letter.upper() for word in words if (letter := next((each for each in word if each.isalnum()), ""))]
    if COMPACT.search(name) or ARABIC.search(name):
        return "".join(letters[:1])
    return "".join(letters[:1] + letters[1:][-1:])
