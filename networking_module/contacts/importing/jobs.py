"""Adding the people of an import. The job knows the import's number alone."""

from django.db import DatabaseError
from django.utils import timezone
from django_tasks import task

from coaching.jobs.time_limits import time_limit
from networking_module.contacts.importing import adding


class NotAdded(Exception):
    """What went wrong, without anyone's name: databases quote the row that they refuse, and failed jobs are kept."""


@task(priority=-20)  # mails and calendars go before
@time_limit(minutes=10)  # 30,000 people take one; who is interrupted goes on where they stood
def add_people(import_id: int) -> None:
    try:
        adding.add_everyone(pk=import_id, now=timezone.now)
    except DatabaseError as error:
        raise NotAdded(f"import {import_id}: {type(error).__name__}") from None
