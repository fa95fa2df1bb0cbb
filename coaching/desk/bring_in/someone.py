"""One person of a file while their row is being put together."""

from dataclasses import dataclass, field

from coaching.desk.bring_in.models import ClientImportRow
from coaching.desk.bring_in.odd import Odd

LONGEST_WORDS = 100  # of what a sentence repeats


@dataclass
class Someone:
    """A row that is being put together. `loose` is what finds no place elsewhere, by the file's own names."""

    row: ClientImportRow
    loose: list[str] = field(default_factory=list)

    def odd(self, what: Odd, text: str = "") -> None:
        self.row.odd.append([what.value, text if len(text) <= LONGEST_WORDS else f"{text[: LONGEST_WORDS - 1]}…"])

    def keep(self, label: str, text: str) -> None:
        """Notes what finds no place elsewhere."""
        self.loose.append(f"{label}: {text}" if label else text)
