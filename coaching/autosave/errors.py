"""Why words were not stored. A room's own reasons are subclasses of SaveError, so that one answer serves all of them."""

from typing import Any

from django.utils.translation import gettext as _


class SaveError(Exception):
    """This can't be stored; the message is a sentence for the person who typed it, `status` the answer's HTTP status."""

    status = 422
    is_conflict = False


class Conflict(SaveError):
    """Another page has stored other words in the meantime; `theirs` is what is stored, `revision` its number."""

    status = 409
    is_conflict = True

    def __init__(self, theirs: Any, revision: int) -> None:
        super().__init__(_("This was also changed on another page or device. Keep the version you want."))
        self.theirs, self.revision = theirs, revision
