"""Giving out what is stored, also when the disk no longer has it."""

import logging

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render

logger = logging.getLogger(__name__)


def download(request: HttpRequest, file: FieldFile, **options: str) -> FileResponse | HttpResponse:
    """The file as one to save (`options` of FileResponse), or a page that says that it is missing."""
    try:
        content = file.open("rb")
    except OSError:
        return gone(request, file)
    return FileResponse(content, as_attachment=True, **options)


def gone(request: HttpRequest, file: FieldFile) -> HttpResponse:
    """404: the page for a file that a row names and the disk doesn't have. Tells the operator which."""
    logger.error("The file of %s %s is missing from the disk", file.instance._meta.label, file.instance.pk)
    return render(request, "coaching/storage/gone.html", status=404)
