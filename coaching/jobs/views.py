"""For anything that watches the site: a load balancer, a service manager, a monitor."""

from django.http import JsonResponse
from django.views.decorators.http import require_safe

from coaching.jobs.readiness import OK, checks

NOT_KEPT = {"Cache-Control": "no-store"}


@require_safe
def healthz(request):
    """This process is alive; nothing else is asked."""
    return JsonResponse({"status": "alive"}, headers=NOT_KEPT)


@require_safe
def readyz(request):
    """200 when database, migrations and worker are as they should be, else 503; what each check says."""
    found = checks()
    ready = set(found.values()) == {OK}
    answer = {"status": "ready" if ready else "not ready", "checks": found}
    return JsonResponse(answer, status=200 if ready else 503, headers=NOT_KEPT)
