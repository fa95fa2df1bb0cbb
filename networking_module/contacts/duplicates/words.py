"""Nothing a client wrote about someone is lost when two become one. Pure."""

from collections.abc import Iterable

from coaching.autosave.plain_text import plain


def together(*texts: str) -> str:
    """The texts one below the other; a line that is in several of them is there once."""
    kept: list[str] = []
    for text in texts:
        before = {line.strip() for line in kept}
        new = [line.rstrip() for line in plain(text).splitlines() if not line.strip() or line.strip() not in before]
        kept += new if any(new) else []
    return "\n".join(kept).strip()


def with_lines(text: str, lines: Iterable[str]) -> str:
    """The text as it is, followed by those of the lines that it hasn't got."""
    new = [line for line in lines if line not in {each.strip() for each in text.splitlines()}]
    return "\n".join([text, *new] if text.strip() else new)
