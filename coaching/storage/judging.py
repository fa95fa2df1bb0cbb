"""The one rule about what people may send: how large, and what it is by what is in it, which its name must not deny."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from coaching.storage.file_names import ending_of, promises_another
from coaching.storage.sniffing import ENDINGS, content_type

LARGEST = 10 * 1024 * 1024


class Refused(ValidationError):
    """A file that isn't taken; the message says what to do. A ValidationError, so that every form says it beside its field."""


def judged(upload: UploadedFile) -> UploadedFile:
    """The upload, if it is one that is taken. Raises Refused, and NotKept for one that didn't arrive."""
    if (upload.size or 0) > LARGEST:
        raise Refused(_TOO_LARGE)
    kind = content_type(upload)
    if not kind:
        raise Refused(_NO_KIND)
    if promises_another(upload.name, kind):
        raise Refused(_NAMED_OTHERWISE % {"ending": ending_of(upload.name), "right": ENDINGS[kind]})
    return upload


_TOO_LARGE = _("This file is larger than 10 MB. Please choose a smaller one: it isn't saved yet.")
_NAMED_OTHERWISE = _(
    "The name of this file ends in %(ending)s, but what is in it belongs to %(right)s. Rename it to end in %(right)s, or choose "
    "another file: this one isn't saved."
)
_NO_KIND = _("Please choose a PDF, Word, OpenDocument, spreadsheet, slides, text or picture file. This one isn't saved.")
