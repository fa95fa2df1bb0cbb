"""From a kind of mail and what it is about to subject, plain text and HTML."""

import re

from django.template.loader import render_to_string

PLACEHOLDER = re.compile(r"\{(\w+)\}")
IN_BRACES = re.compile(r"\{([^{}\n]*)\}")


def placeholders_in(words):
    """The {placeholders} in `words`, in order, each once."""
    return list(dict.fromkeys(PLACEHOLDER.findall(str(words))))


def unknown_placeholders(words, known):
    """What is in braces in `words` and not in `known`, in order, each once."""
    return [name for name in dict.fromkeys(IN_BRACES.findall(words)) if name not in known]


def filled(words, values):
    """`words` with each {placeholder} replaced; one without a value stays as it is. Values are never read as placeholders."""
    return PLACEHOLDER.sub(lambda match: str(values.get(match[1], match[0])), str(words))


def filled_lines(words, values):
    """`words` filled, without the lines that speak of something empty: "{coach} writes: {word}" when there is no word."""
    lines = str(words).splitlines()
    return "\n".join(filled(line, values) for line in lines if all(values.get(name) != "" for name in placeholders_in(line)))


def composed(kind, values, subject=None, body=None):
    """A mail's parts: subject (one line, whatever the values hold), text, paragraphs, button, practice, brand. A button of the
    card is none below it."""
    line = " ".join(filled(subject or kind.subject, values).split())
    text = re.sub(r"\n\s*\n", "\n\n", filled_lines(body or kind.body, values)).strip()
    if notice := values.get("notice"):
        text = f"{notice}\n\n{text}"
    card, url = values.get("card"), values.get("url")
    is_on_card = card and url in [address for _label, address in card.buttons]
    button = {"label": filled(kind.button, values), "url": url} if kind.button and url and not is_on_card else None
    letter = _parts(line, text, values.get("practice", ""), button, values.get("links", ()), values.get("brand"))
    return {**letter, "card": card, "below": values.get("below")}


def rendered(kind, values, subject=None, body=None):
    """Subject, plain text and HTML of a mail."""
    parts = composed(kind, values, subject, body)
    plain = re.sub(r"\n{3,}", "\n\n", render_to_string("mail/message.txt", parts))
    return parts["subject"], plain, render_to_string("mail/message.html", parts)


def letter(kind, subject, text, practice, brand=None):
    """A mail's words in our look: `kind` is txt or html, `brand` as look.py gives it."""
    return render_to_string(f"mail/message.{kind}", _parts(subject, text, practice, brand=brand))


def _parts(subject, text, practice, button=None, links=(), brand=None):
    paragraphs = re.split(r"\n\s*\n", text)
    return {
        "subject": subject,
        "text": text,
        "paragraphs": paragraphs,
        "button": button,
        "practice": practice,
        "links": links,
        "brand": brand or {},
    }
