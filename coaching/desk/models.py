"""The rows of the desk."""

from coaching.desk.bring_in.models import ClientImport, ClientImportRow

__all__ = ["ClientImport", "ClientImportRow"]
