"""From a kind of mail and what it is about to subject, plain text and HTML."""

import re

from django.template.loader import render_to_string

PLACEHOLDER = re.compile(r"\{(\w+)\}")


def placeholders_in(words):
    """The {placeholders} in `words`, in order, each once."""
    return list(dict.fromkeys(PLACEHOLDER.findall(str(words))))


def unknown_placeholders(words, known):
    """The {placeholders} in `words` that are not in `known`, in order, each once."""
    return [name for name in placeholders_in(words) if name not in known]


def filled(words, values):
    """`words` with each {placeholder} replaced; one without a value stays as it is. Values are never read as placeholders."""
    return PLACEHOLDER.sub(lambda match: str(values.get(match[1], match[0])), str(words))


def filled_lines(words, values):
    """`words` filled, without the lines that speak of something empty: "{coach} writes: {word}" when there is no word."""
    lines = str(words).splitlines()
    return "\n".join(filled(line, values) for line in lines if all(values.get(name) != "" for name in placeholders_in(line)))


def rendered(kind, values, subject=None, body=None):
    """Subject, plain text and HTML of a mail. The subject is one line, whatever the values hold."""
    line = " ".join(filled(subject or kind.subject, values).split())
    text = re.sub(r"\n\s*\n", "\n\n", filled_lines(body or kind.body, values)).strip()
    button = {"label": filled(kind.button, values), "url": values["url"]} if kind.button and values.get("url") else None
    practice = values.get("practice", "")
    return line, letter("txt", line, text, practice, button), letter("html", line, text, practice, button)


def letter(kind, subject, text, practice, button=None):
    """A mail's words in our look: `kind` is txt or html; `button` a mapping of label and url."""
    paragraphs = re.split(r"\n\s*\n", text)
    context = {"practice": practice, "subject": subject, "paragraphs": paragraphs, "text": text, "button": button}
    return render_to_string(f"mail/message.{kind}", context)
