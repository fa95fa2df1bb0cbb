"""How anyone chooses a time zone: by a city or a country, with the present time there. Without JavaScript as well: the server
looks for what was typed."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coaching.practice.zone_search import Place, in_list, places_called, present, zones_called
from coaching.practice.zones import LONGEST, is_zone, place_time, today_called, validate_zone

SEVERAL = _("“%(name)s” can be several places. Choose yours from the list.")


def validate_place(name: str) -> None:
    """Refuses words that mean no zone, or several: which of the two is said, for the next step is another one."""
    if not is_zone(name) and places_called(name):
        raise forms.ValidationError(SEVERAL, params={"name": name[:LONGEST]})
    validate_zone(name)


class Typed(str):
    """What was typed and means no zone, or several; `current` is the zone that was chosen before."""

    current = ""


class ZoneInput(forms.TextInput):
    """Gives the IANA name of the zone that was found, of the one that was chosen before where nothing was typed, or the words
    as they were typed. Posted are `<name>` (the zone before), `<name>_place` (words) and, of several, `<name>_which`."""

    template_name = "coaching/practice/zone_choice.html"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        words, current = (data.get(f"{name}_place") or "").strip(), data.get(name) or ""
        if not words:
            return today_called(current)
        found, which = zones_called(words), data.get(f"{name}_which")
        if which in found or len(found) == 1:
            return str(which if which in found else found[0])
        typed = Typed(words)
        typed.current = current
        return typed

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and f"{name}_place" not in data

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        typed = "" if is_zone(value) else value or ""
        chosen = today_called(getattr(value, "current", "") if typed else value or "")
        context["widget"] |= {**_shown(chosen, typed), "places": in_list(timezone.now())}
        return context


class ZoneField(forms.CharField):
    """A field that holds the IANA name of a zone."""

    widget = ZoneInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"validators": [validate_place], **kwargs})


def _one_of_each(words: str) -> dict[str, Place]:
    """The zones that `words` may mean, each with the first place of it."""
    found: dict[str, Place] = {}
    for place in places_called(words) if words else ():
        found.setdefault(place.zone, place)
    return found


def zone_widget(zone: str, typed: str = "", clock24: bool = False, name: str = "zone", places_url: str = "") -> dict[str, Any]:
    """The same choice outside of a form, as the `widget` of coaching/practice/zone_choice.html: `zone` (IANA name) is chosen now,
    `typed` was not understood. With the address of the list of places, the page's script has to fetch it."""
    shown = {**_shown(zone, typed, clock24), "places_url": places_url}
    return {"name": name, "attrs": {"id": name}, "places": () if places_url else in_list(timezone.now(), clock24), **shown}


def _shown(zone: str, typed: str = "", clock24: bool = False) -> dict[str, Any]:
    now = timezone.now()
    is_known = is_zone(zone)
    return {
        "chosen": zone,
        "chosen_name": place_time(zone, now) if is_known else "",
        "chosen_present": present(zone, now, clock24) if is_known else "",
        "typed": typed,
        "found": [(zone, str(place), present(zone, now, clock24), place.part) for zone, place in _one_of_each(typed).items()],
    }
