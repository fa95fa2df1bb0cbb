"""Sentences of refusal that more than one room says."""

from django.utils.translation import gettext_lazy as _

TOO_MANY_TRIES = _("Too many tries in a short time. Please wait ten minutes and try again.")
TOO_MANY_TRIES_OR_WRITE = _("Too many tries in a short time. Please wait ten minutes and try again, or write to us.")
TOO_MANY_TRIES_OR_CODE = _("Too many tries in a short time. Please wait ten minutes, or have a code emailed to you instead.")
TOO_MANY_TRIES_WORDS_STAY = _("Too many tries in a short time. Please wait ten minutes and try again: your words stay here.")
