from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tests.sample_module.models import Entry


def entries(request):
    """The journal. `request.client` is who asks: the contract's access check put them there."""
    if request.method == "POST" and request.POST.get("text"):
        Entry.objects.create(client=request.client, text=request.POST["text"].replace("\0", "")[:300], at=timezone.now())
        return redirect("journal:entries")
    return render(request, "journal/entries.html", {"entries": request.client.journal.all()[:50]})


@require_safe
def about(request):
    return HttpResponse("A line a day.")
