"""The three principles, in the order they are taught."""

from django.utils.translation import gettext_lazy as _

from coaching.modules import Track

BRING_VALUE = Track(
    "bring-value", _("Bring value"), "bring_value", _("people you gave something to, and those who wrote or helped")
)
STAY_IN_TOUCH = Track("stay-in-touch", _("Stay in touch"), "stay_in_touch", _("people you were in touch with, whoever started"))
HAVE_A_CONVERSATION = Track(
    "have-a-conversation",
    _("Have a conversation"),
    "have_a_conversation",
    _("conversations looked back on, and what you promised in them and kept"),
)
PRINCIPLES = (BRING_VALUE, STAY_IN_TOUCH, HAVE_A_CONVERSATION)
