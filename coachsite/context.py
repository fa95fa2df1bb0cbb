from django.utils.functional import SimpleLazyObject

from coaching.practice.models import PracticeSettings


def site(request):
    """What every template may show: the practice, read once and only when it is used."""
    return {"practice": SimpleLazyObject(lambda: PracticeSettings.load(request_or_site=request))}
