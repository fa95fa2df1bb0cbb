"""The reader's name where a message begins: “Dear Ms. Wu”, “hi kenji,”, “Raj I just heard”, “Congratulations, Maria!”.

A gap such as [Name] is nobody's name yet, “Hiring Manager” and “all” never are.
"""

import re
import tomllib
from dataclasses import replace
from pathlib import Path

from . import languages
from .gaps import gaps
from .result import Finding

LOOKED_AT = 400  # characters, from the end of the subject line on
_LISTS = {
    name: frozenset(words.replace("_", " ") for words in listed.split())
    for name, listed in tomllib.loads(Path(__file__).with_name("greetings.toml").read_text(encoding="utf-8")).items()
}
_SHORT = [group.split("/") for group in _LISTS["short"]]  # Robert is Bob, and Bob is Robert
_NOBODY = _LISTS["nobody"] | _LISTS["suffixes"]
_ORDINARY = languages.ENGLISH | _LISTS["openers"] | _LISTS["common"] | _LISTS["vocabulary"]
_PARTICLES = r"(?:(?:de|van|von|der|den|del|di|da|dos|la|le|ter|ten|bin|al|el) )"


def _one_of(name):
    longest_first = sorted(_LISTS[name], key=len, reverse=True)
    return "(?i:" + "|".join(re.escape(each) for each in longest_first) + r")(?!\w)"


_WORD = r"[^\W\d_][\w’'-]{0,30}"
_TITLES = rf"(?P<title>(?:{_one_of('titles')}\.? ?(?:(?:and|&) )?){{0,3}})"
_CAPITAL = rf"(?=[^\W\d_a-zß-öø-ÿ]){_WORD}"
_AND = rf"(?: and | & |/| {_PARTICLES}{{0,2}})"
_NAME = rf"(?P<name>{_PARTICLES}{{0,2}}{_CAPITAL}(?:{_AND}{_CAPITAL}){{0,2}}(?: {_one_of('suffixes')})?)"
_HELLO = rf"(?:{_one_of('salutations')}|(?i:he+y+|hi+|hello+)\b)[,!.]{{0,3}}(?: {_one_of('fillers')},?){{0,2}} "
_SUBJECT = re.compile(r"\s*(?:(?i:subject|re|fwd?|betreff)\s*:[^\n]*\n\s*){0,3}\W{0,6}")
_SALUTED = re.compile(rf"(?P<said>{_HELLO}{_TITLES}{_NAME})")
_SALUTED_LOW = re.compile(rf"(?P<said>{_HELLO}{_TITLES}(?P<name>{_WORD}))")
_SALUTED_RANK = re.compile(rf"(?P<said>{_HELLO}(?:\w{{2,20}} ){{1,3}}(?P<title>{_one_of('titles')}\.? ){_NAME})")
_NAMED_LOW = re.compile(rf"(?P<said>{_TITLES}(?P<name>{_WORD}))(?=[,!])")
_EXCLAIMED = re.compile(rf"(?P<said>{_one_of('interjections')}[,!.]{{0,3}} {_TITLES}{_NAME})")
_NAMED = re.compile(rf"(?P<said>{_TITLES}{_NAME})")
_SPOKEN_TO = re.compile(rf"(?P<comma>,)? (?P<said>{_TITLES}{_NAME})(?=[.!,:?…])(?!, (?:and|or) )")
_MARK = re.compile(r"\s*(?:[,!;—–?.…]|:\s*\n|\n|-\s|$|[\u2600-\u27bf\U0001f300-\U0001faff])")
_LINE_ENDS = re.compile(r"\s*[,!:;—–.-]?\s*\n")
_ADDRESSED = re.compile(rf" (?:{_one_of('follow')}|the \w{{1,20}},)")
_ABOUT = re.compile(rf" {_one_of('about')}| (?:can|could|will|would|may|might|should)(?! (?:i|you|we)\b)")
_NEXT = re.compile(r"\s?([^\W\d_]{1,20})")
_SENTENCE = re.compile(r"(?:(?<=\b[DM]r)\.|(?<=\bMs)\.|(?<=\bMrs)\.|(?<=\bProf)\.|[^.!?\n]){1,160}[.!?]*\s*")
_LAST_WORD = re.compile(r"[^\W\d_][\w’']*(?=\W*$)")
_DRAWN_OUT = re.compile(r"(\w)\1{2,}")  # heyyy
SENTENCES = 3  # in which a name is looked for


def greeting(text, contact=None):
    """The reader's name where a message begins, after a subject line if there is one; a note when it is another's."""
    before = _SUBJECT.match(text)
    start = before.end() if before else 0
    match = _first(text, start, min(len(text), start + LOOKED_AT))
    if match is None:
        return []
    start, end = match.start("said"), _name_end(match)
    if gaps(text[: end + 60]).in_gap(start, end):
        return []
    found = Finding("greeting_personal", text[start:end], start, end)
    return [replace(found, kind="another_name") if _for_someone_else(text[match.start("name") : end], contact) else found]


def greeted_until(greeting, sentences):
    """Where a greeting ends that begins a sentence, so that quotes leave it out; 0 for a name elsewhere, or none."""
    for found in greeting:
        for sentence in sentences:
            before = sentence.text[: sentence.within(found.end) - len(found.quote)]
            if sentence.within(found.end) and not any(map(str.isalnum, before)):
                return found.end
    return 0


def _first(text, start, end):
    """The first name that is spoken to: at the beginning, or at the beginning or end of one of the first sentences."""
    kinds = ((_SALUTED_LOW, _saluted_low), (_SALUTED_RANK, _somebody), (_NAMED, _called), (_NAMED_LOW, _called))
    for count in range(SENTENCES):
        sentence = _SENTENCE.match(text, start, end)
        if sentence is None:
            return None
        for pattern, fits in ((_SALUTED, _saluted), (_EXCLAIMED, _saluted_low), *kinds):
            match = pattern.match(text, start, end)
            if match and fits(match) and not _signed(match, count):
                return match
        found = next((each for each in _places(sentence) if _is_spoken_to(each, sentence)), None)
        if found:
            return found
        start, kinds = sentence.end(), ((_NAMED, _begins_anew),)
    return None


def _saluted(match):
    """“Hi Ana”, “Dear Ms. Wu”; an ordinary word is a name when a mark follows: “Hi Will,”."""
    return _somebody(match) and (not _ordinary(match) or _marked(match))


def _saluted_low(match):
    """“hi kenji,”, “hey marco its dani”: a word that is nothing else."""
    return _somebody(match) and not _ordinary(match) and (_marked(match) or _addressed(match))


def _called(match):
    """“Mr. Earl this is …”, “Maria,”, “Raj I just heard”: a name by itself at the very beginning."""
    if not _somebody(match) or match["name"].endswith(("'s", "’s")):
        return False
    if match["title"] and not (_ordinary(match) and not _marked(match)):
        return _ABOUT.match(match.string, _name_end(match)) is None
    if _shouted(match) or (_ordinary(match) and not (_marked(match) and _words(match)[0] in _LISTS["names"])):
        return False
    return _marked(match) or _addressed(match)


def _begins_anew(match):
    """“Ms. Wu,” on a line of its own, under a line of another kind; “Marcin, you taught me …” in a later sentence."""
    if not _called(match):
        return False
    begins = match.string[max(0, match.start() - 1) : match.start()] == "\n"
    spoken_to = match.string[_name_end(match) :][:1] == "," and _ADDRESSED.match(match.string, _name_end(match) + 1) is not None
    return spoken_to or (begins and _LINE_ENDS.match(match.string, _name_end(match)) is not None)


def _signed(match, count):
    """“Thanks, Jo” at the end of a message is its writer's name."""
    return count > 0 and not match.string[_name_end(match) :].strip(" \n.!,")


def _places(sentence):
    at = sentence.start()
    while match := _SPOKEN_TO.search(sentence.string, at, sentence.end()):
        yield match
        at = match.start("said") + 1


def _is_spoken_to(match, sentence):
    """“Thanks for yesterday Mr. Dwayne.”: a name at the end of a thought, but not of the last one, which may be signed."""
    if not _somebody(match) or _ordinary(match) or _shouted(match):
        return False
    before = _LAST_WORD.search(match.string, sentence.start(), match.start())
    word = before[0].lower().replace("’", "'") if before else ""
    opens = sentence[0].split()[0].lower().replace("’", "'").strip(".,!") in _LISTS["openings"]
    if match["comma"]:
        place = before is not None and before[0][:1].isupper() and word not in _ORDINARY
        last = not match.string[sentence.end() :].strip()
        mark = match.string[match.end()]
        return opens if place or mark == "," else not last or mark in "!?"
    return opens and word not in _LISTS["before"] and not word.endswith("ing")


def _marked(match):
    return _MARK.match(match.string, _name_end(match)) is not None


def _addressed(match):
    return _ADDRESSED.match(match.string, _name_end(match)) is not None


def _shouted(match):
    return match["name"].isupper() and len(match["name"]) > 1


def _words(match):
    """The words of a name, from the first capital on."""
    words = re.sub(rf"^{_PARTICLES}{{0,2}}", "", match["name"])
    return re.split(r"[ /]", _DRAWN_OUT.sub(r"\1", words.lower().replace("’", "'")))


def _somebody(match):
    """Whether a name is one: no group, no rank alone."""
    following = _NEXT.match(match.string, match.end())
    group = {_words(match)[-1], following[1].lower() if following else ""} & _LISTS["groups"]
    return _words(match)[0] not in _NOBODY and not group


def _ordinary(match):
    return _words(match)[0] in _ORDINARY


def _name_end(match):
    """Where the name ends, before an ordinary word that begins the next thought: “Hi Ana Could you”."""
    first, *others = re.split(r"(?=[ /])", match["name"])
    end = match.start("name") + len(first)
    for at, each in _with_places(others, end):
        word = each.strip(" /").lower().replace("’", "'")
        if word in _ORDINARY - {"and"}:
            break
        end = end if word in ("and", "&") else at + len(each)
    return end


def _with_places(parts, at):
    for each in parts:
        yield at, each
        at += len(each)


def _for_someone_else(name, contact):
    """Whether a greeting names somebody whose name begins like no part of the reader's: a slip after copying.

    A short form may begin otherwise, and of a name in another script nothing is said.
    """
    words = [word for word in languages.words_of(name) if word not in _NOBODY and word != "and"]
    own = languages.words_of(contact.name) if contact else []
    if not (own and words) or not languages.in_one_script([*own, *words]):
        return False
    firsts = {languages.first_letter(word) for word in (*own, *_also_called(own))}
    return not any(languages.first_letter(word) in firsts for word in words)


def _also_called(words):
    return [short for group in _SHORT if not set(words).isdisjoint(group) for short in group]
