from django.shortcuts import render

from coaching.people.access import client_required


@client_required
def home(request):
    """What a client sees first."""
    return render(request, "coaching/client_area/home.html", {"client": request.client})
