"""A picture whose form came back with a question stays here until the form is sent again: no browser sends a file twice."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.images import get_image_model
from wagtail.models import UploadedFile

from coaching.practice.request_values import number

NAME = "kept"  # the hidden field that says which one
DAYS = 1


def keep(file: Any, user: Any) -> int:
    """Keeps the file for this person. Returns its number."""
    file.seek(0)
    row = UploadedFile(for_content_type=ContentType.objects.get_for_model(get_image_model()), uploaded_by_user=user)
    row.file.save(file.name, ContentFile(file.read()))
    return int(row.pk)


def find(data: Mapping[str, Any] | None, prefix: str | None, user: Any) -> SimpleUploadedFile | None:
    """What is kept for this person under the number that the form has; None for anything else."""
    asked = number(str((data or {}).get(f"{prefix}-{NAME}" if prefix else NAME, "")))
    row = UploadedFile.objects.filter(pk=asked, uploaded_by_user=user).first() if asked and user else None
    if row is None or not row.file.storage.exists(row.file.name):
        return None
    with row.file.open() as file:
        return SimpleUploadedFile(row.file.name.rpartition("/")[2], file.read())


def forget_old(now: datetime) -> int:
    """Throws away what nobody sent again. Returns how many."""
    old = [row for row in UploadedFile.objects.all() if _is_old(row, now)]
    for row in old:
        row.file.delete(save=False)
        row.delete()
    return len(old)


def _is_old(row: UploadedFile, now: datetime) -> bool:
    storage, name = row.file.storage, row.file.name
    return not storage.exists(name) or storage.get_modified_time(name) < now - timedelta(days=DAYS)
