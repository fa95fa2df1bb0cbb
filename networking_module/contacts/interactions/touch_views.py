"""Being in touch, written down: for one person, for several at once, corrected and undone."""

from django.db.models import F
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from networking_module.contacts.access import own_or_404
from networking_module.contacts.confirmations import said
from networking_module.contacts.discretion.cautions import Cautions
from networking_module.contacts.flash_messages import tell
from networking_module.contacts.interactions.bulk_log import log_together, remove
from networking_module.contacts.interactions.forms import TouchForm
from networking_module.contacts.interactions.touches import change_touch
from networking_module.contacts.interactions.usual import usual_kind
from networking_module.contacts.models import Contact, Touch
from networking_module.contacts.selection import picked

FOUND = 30


def log(request, pk):
    """I was in touch: how, which way, when."""
    contact = own_or_404(Contact, request.client, pk)
    initial = {"kind": request.GET.get("kind") or usual_kind(contact)}
    form = TouchForm(request.POST or None, client=request.client, now=timezone.now(), initial=initial)
    if request.method == "POST" and form.is_valid():
        touches, change = log_together(contacts=[contact], now=form.now, **form.facts())
        tell(request, said(touches[0]), change)
        return redirect(contact)
    return render(request, "networking_module/contacts/log.html", {"form": form, "contact": contact})


def edit_touch(request, pk):
    """Corrects what was written down."""
    touch = own_or_404(Touch.objects.select_related("contact"), request.client, pk)
    form = TouchForm.of(touch, request.POST or None, client=request.client, now=timezone.now())
    if request.method == "POST" and form.is_valid():
        change_touch(touch=touch, now=form.now, **form.facts())
        tell(request, _("Corrected."))
        return redirect(touch.contact)
    return render(
        request,
        "networking_module/contacts/log.html",
        {"form": form, "contact": touch.contact, "touch": touch},
        status=form.status,
    )


@require_POST
def remove_touch(request, pk):
    contact, change = remove(touch=own_or_404(Touch.objects.select_related("contact"), request.client, pk))
    tell(request, _("Removed."), change)
    return redirect(contact)


def together(request):
    """One form for everyone who was there. Searching keeps who is picked and what is written."""
    now, data = timezone.now(), request.POST or request.GET
    people = list(request.client.contacts.current().filter(pk__in=picked(data)))
    form = TouchForm(request.POST or None, client=request.client, now=now, initial={"kind": Touch.Kind.MEETING})
    if "find" in request.POST:
        form = TouchForm(client=request.client, now=now, initial=request.POST.dict())
    elif request.method == "POST" and form.is_valid() and people:
        _touches, change = log_together(contacts=people, now=now, **form.facts())
        words = ngettext("Noted for %(count)d person.", "Noted for %(count)d people.", len(people))
        tell(request, words % {"count": len(people)}, change)
        return redirect("networking:everyone")
    words = data.get("q", "").strip()[:200]
    others = request.client.contacts.current().search(words).exclude(pk__in=[person.pk for person in people])
    cautions = Cautions(request.client.pk)
    return render(
        request,
        "networking_module/contacts/bulk_log.html",
        {
            "form": form,
            "people": people,
            "cautions": cautions,
            "careful_with": cautions.among(people),
            "others": others.order_by(F("last_touch_on").desc(nulls_last=True), "name", "pk")[:FOUND],
            "words": words,
            "nobody": request.method == "POST" and "find" not in request.POST and not people,
        },
    )
