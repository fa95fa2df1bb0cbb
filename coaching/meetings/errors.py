"""Why what was asked of a session's frame can't be done; each message is a sentence for the person who asked."""

from django.utils.translation import gettext as _

from coaching.autosave.errors import SaveError


class MeetingError(Exception):
    """It can't be done; the message says why and what to do."""


class Begun(SaveError):
    """The session has begun, so its client writes no more beforehand."""

    def __init__(self) -> None:
        super().__init__(_("The session has begun, so this can no longer be changed."))


class CanceledMeanwhile(SaveError):
    """The session was canceled, so nothing more is written for it."""

    def __init__(self) -> None:
        super().__init__(_("This session was canceled, so nothing more is handed over for it."))


class NothingWritten(MeetingError):
    def __init__(self) -> None:
        super().__init__(_("Write something first: one answer is enough."))


class AlreadySent(MeetingError):
    """It was sent meanwhile, by a second press or on another page."""

    def __init__(self) -> None:
        super().__init__(_("This summary was already sent. Nothing was sent twice."))


class Changed(MeetingError):
    """What would be sent is no longer what its sender looked at."""

    def __init__(self) -> None:
        super().__init__(_("The note or the actions were changed on another page. Look at the email again before you send it."))
