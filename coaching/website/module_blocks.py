"""Blocks whose choices come from the installed coaching modules. What a module that is gone offered stays stored."""

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from coaching.modules import installed_modules
from coaching.practice.choices import KeptChoiceBlock


def _strands():
    return {f"{each.slug}.{strand.slug}": strand for each in installed_modules() for strand in each.strands}


def _pieces():
    return {f"{each.slug}.{piece.slug}": piece for each in installed_modules() for piece in each.pieces()}


def sign_choices():
    """The signs of what the installed modules teach, as `<module>.<strand>`."""
    return [(reference, strand.title) for reference, strand in _strands().items() if strand.sign]


def sign_template(reference):
    """The template of a sign, or None when it or its module is gone."""
    strand = _strands().get(reference)
    return f"components/signs/{strand.sign}.html" if strand and strand.sign else None


def piece_choices():
    """What the installed modules offer for pages, as `<module>.<piece>`."""
    return [(reference, piece.title) for reference, piece in _pieces().items()]


class SignBlock(KeptChoiceBlock):
    choices = staticmethod(sign_choices)


class PieceChoiceBlock(KeptChoiceBlock):
    choices = staticmethod(piece_choices)


class PieceBlock(blocks.StructBlock):
    """Something a coaching module shows; nothing at all once its module is gone."""

    piece = PieceChoiceBlock(label=_("what to show"))

    def render(self, value, context=None):
        piece = _pieces().get(value["piece"])
        if piece is None:
            return ""
        request = (context or {}).get("request")
        return render_to_string(piece.template, dict(piece.context(request)), request=request)

    class Meta:
        icon = "cogs"
        label = _("From a coaching module")
