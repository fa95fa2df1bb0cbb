"""The rows of the desk."""

from coaching.desk.bring_in.models import ClientImport, ClientImportRow
from coaching.desk.today.models import LastLook, Snooze

__all__ = ["ClientImport", "ClientImportRow", "LastLook", "Snooze"]
