"""The one rule about what people may send: how large, and what it is by what is in it."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from coaching.storage.sniffing import content_type

LARGEST = 10 * 1024 * 1024


class Refused(ValidationError):
    """A file that isn't taken; the message says what to do. A ValidationError, so that every form says it beside its field."""


def judged(upload: UploadedFile) -> UploadedFile:
    """The upload, if it is one that is taken. Raises Refused, and NotKept for one that didn't arrive."""
    if (upload.size or 0) > LARGEST:
        raise Refused(_TOO_LARGE)
    if not content_type(upload):
        raise Refused(_NO_KIND)
    return upload


_TOO_LARGE = _("This file is larger than 10 MB. Please choose a smaller one: it isn't saved yet.")
_NO_KIND = _("Please choose a PDF, Word, OpenDocument, spreadsheet, slides, text or picture file. This one isn't saved.")
