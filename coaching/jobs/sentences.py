"""Sentences of what runs without Django (see `isolation`)."""


def marked(sentence: str) -> str:
    """The English sentence as it is, marked for the translators when it is called `_`. The code that shows it translates it."""
    return sentence
