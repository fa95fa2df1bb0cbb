"""A message as its reader meets it: on a locked phone, on the first screen, and what answering it would take. No verdict."""

import re
from dataclasses import dataclass

from networking_module.bring_value.check.own_words import own_words

WORDS_A_MINUTE = 220
FIRST_WORDS, FIRST_LETTERS = 75, 460  # what a phone 390 px wide shows without scrolling
PREVIEW = 90  # letters in two lines of a notification
SUBJECT = re.compile(r"\s*subject:[ \t]*(.*)(?:\n|$)", re.IGNORECASE)
WORD = re.compile(r"\S+")
LINK = re.compile(r"\bhttps?://[^\s<>]+|\bwww\.[^\s<>]+", re.IGNORECASE)
ATTACHED = re.compile(r"\b(?:attach(?:ed|ing|ment|ments)|enclosed)\b", re.IGNORECASE)
QUESTIONS = re.compile(r"[?？؟]+")
MEET = re.compile(r"\b(?:call|chat|coffee|lunch|meet|talk|zoom|minutes|hour)\b[^.!?\n]{0,120}\?", re.IGNORECASE)


@dataclass(frozen=True)
class ReadingView:
    """`first` is what fits on the first screen and `rest` how many words are below it; `minutes` is 0 under one minute.

    `questions`, `links` and `words` are counts; `attachment` and `meeting` say whether the text speaks of one.
    """

    sender: str
    subject: str
    preview: str
    first: str
    rest: int
    words: int
    minutes: int
    questions: int
    links: int
    attachment: bool
    meeting: bool


def reading_view(text: str, sender: str, subject: str = "") -> ReadingView | None:
    """What the reader sees of a message by `sender`, quoted ones and signature left out, or None when nothing is written.

    Its own first line may be the subject.
    """
    subject, body = _parts(own_words(text).text, subject)
    words = [match.end() for match in WORD.finditer(body)]
    if not words:
        return None
    first = _first_screen(body, words)
    return ReadingView(
        sender=sender,
        subject=subject,
        preview=_shortened(" ".join(body.split()), PREVIEW),
        first=first,
        rest=len(words) - len(first.split()),
        words=len(words),
        minutes=round(len(words) / WORDS_A_MINUTE) if len(words) >= WORDS_A_MINUTE else 0,
        questions=len(QUESTIONS.findall(LINK.sub("", body))),
        links=len(LINK.findall(body)),
        attachment=bool(ATTACHED.search(body)),
        meeting=bool(MEET.search(body)),
    )


def _parts(text: str, subject: str) -> tuple[str, str]:
    own = SUBJECT.match(text)
    return (subject.strip() or own[1].strip(), text[own.end() :].strip()) if own else (subject.strip(), text.strip())


def _first_screen(body: str, ends: list[int]) -> str:
    """Whole words, as many as fit; a single word that is longer than the screen is cut."""
    last = max((end for end in ends[:FIRST_WORDS] if end <= FIRST_LETTERS), default=FIRST_LETTERS)
    return body[:last]


def _shortened(line: str, most: int) -> str:
    if len(line) <= most:
        return line
    return f"{line[:most].rsplit(' ', 1)[0].rstrip('.,;:-–— ')}…"
