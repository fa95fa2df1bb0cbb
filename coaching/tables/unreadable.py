"""Why a file can't be used, for the person who chose it. No Django: the code that shows the sentence translates it."""

from coaching.jobs.sentences import marked as _

DAMAGED = _("We can't read this file: it may be damaged. Save it once more, and choose that one.")


class Unreadable(Exception):
    """Nobody can be read from this file; the message says what was found, what was expected and what to do.

    `sentence` is in English, with a %(name)s for each of the JSON-ready `values`.
    """

    def __init__(self, sentence, **values):
        super().__init__(sentence % values if values else sentence)
        self.sentence, self.values = sentence, values
