from django.shortcuts import get_object_or_404
from django.utils import timezone

from coaching.privacy.models import DataExport


def export_or_404(user, pk):
    """An archive of one's own that can still be fetched: nobody else's, for nobody else, coaches and owners neither."""
    return get_object_or_404(DataExport.objects.ready(timezone.now()), pk=pk, client__user=user)
