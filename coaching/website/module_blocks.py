"""Blocks whose choices come from the installed coaching modules. What a module that is gone offered stays stored."""

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from coaching.modules import installed_modules
from coaching.practice.choices import KeptChoiceBlock


def _tracks():
    return {f"{module.slug}.{track.slug}": track for module in installed_modules() for track in module.tracks}


def _page_blocks():
    return {
        f"{module.slug}.{page_block.slug}": page_block for module in installed_modules() for page_block in module.page_blocks()
    }


def sign_choices():
    """The signs of what the installed modules teach, as `<module>.<track>`."""
    return [(reference, track.title) for reference, track in _tracks().items() if track.sign]


def sign_template(reference):
    """The template of a sign, or None when it or its module is gone."""
    track = _tracks().get(reference)
    return f"components/signs/{track.sign}.html" if track and track.sign else None


def track_of(exercise):
    """What an exercise practices: the track of its module, or None when it has none or the module is gone."""
    return _tracks().get(f"{exercise.module}.{exercise.track}")


def page_block_choices():
    """What the installed modules offer for pages, as `<module>.<piece>`."""
    return [(reference, page_block.title) for reference, page_block in _page_blocks().items()]


def at_top(request):
    """What visitors can try at the top of the home page, of the first module that has something; "" where none has."""
    found = next((page_block for page_block in _page_blocks().values() if page_block.at_top), None)
    return render_to_string(found.at_top, dict(found.context(request)), request=request) if found else ""


class SignBlock(KeptChoiceBlock):
    choices = staticmethod(sign_choices)


class PageBlockChoiceBlock(KeptChoiceBlock):
    choices = staticmethod(page_block_choices)


class ModulePageBlock(blocks.StructBlock):
    """Something a coaching module shows; nothing at all once its module is gone."""

    page_block = PageBlockChoiceBlock(label=_("what to show"))

    def render(self, value, context=None):
        page_block = _page_blocks().get(value["page_block"])
        if page_block is None:
            return ""
        request = (context or {}).get("request")
        return render_to_string(page_block.template, dict(page_block.context(request)), request=request)

    class Meta:
        icon = "cogs"
        label = _("Something to try")
        description = _("A check or a small exercise that visitors try right here.")

    def get_preview_value(self):
        return self.normalize({"page_block": next((reference for reference, _title in page_block_choices()), "")})
