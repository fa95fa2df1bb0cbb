"""What was sent on form pages: kept once, told by email, and thrown away in time."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.contrib.forms.models import FormSubmission
from wagtail.models import Page

from coaching.sweeping import delete_in_portions
from coaching.website import mails

KEY = "form_key"  # beside the answers, where no list shows it


@transaction.atomic
def keep(*, page: Any, form: Any) -> FormSubmission:
    """Stores what was sent and tells the practice. The same form sent twice is kept once."""
    Page.objects.select_for_update().get(pk=page.pk)
    known = FormSubmission.objects.filter(page=page, **{f"form_data__{KEY}": form.key}).first()
    if known:
        return known
    made = FormSubmission.objects.create(page=page, form_data={**form.answers(), KEY: form.key})
    mails.tell(page, made, [(field.label, said(form.cleaned_data[field.name])) for field in form.visible_fields()], form.email)
    return made


def said(value: Any) -> str:
    """An answer as people read it."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return ", ".join(value)
    return "" if value is None else str(value)


def purge(page: Any, now: datetime) -> int:
    """Deletes the answers that are older than the page promises. Returns how many."""
    return delete_in_portions(FormSubmission.objects.filter(page=page, submit_time__lt=now - timedelta(days=page.retention_days)))
