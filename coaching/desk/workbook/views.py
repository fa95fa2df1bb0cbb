from tempfile import TemporaryFile

from django.http import FileResponse, HttpRequest
from django.utils import timezone
from django.views.decorators.http import require_safe

from coaching.booking.access import coaches_of
from coaching.desk.workbook.sheets import sheets
from coaching.people.access import clients_of, staff_required, zone_of
from coaching.practice.tables import FORMATS, write_workbook


@staff_required
@require_safe
def everything(request: HttpRequest) -> FileResponse:
    """All that this member of staff may see of their clients, as one workbook."""
    now, zone = timezone.now(), zone_of(request.user)
    file = TemporaryFile()  # noqa: SIM115 - the response closes it
    write_workbook(file, sheets(clients_of(request.user), now, zone, several_coaches=len(coaches_of(request.user)) > 1))
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"practice-{now:%Y-%m-%d}.xlsx", content_type=FORMATS["xlsx"])
