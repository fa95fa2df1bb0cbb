"""What an exercise can ask a client to do for real. Each count is {client id: how often} from `since` to before `until`."""

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from coaching.modules import Activity
from networking_module.bring_value.models import OutreachMessage
from networking_module.contacts.models import Touch
from networking_module.have_a_conversation.models import Conversation


def touches(clients, since, until):
    """People the client was in touch with: two notes to one person count once."""
    return _count(Touch.objects.exclude(direction=Touch.Direction.ASKED_FOR_JOB), "at", clients, since, until, "contact_id")


def messages(clients, since, until):
    return _count(OutreachMessage.objects, "sent_at", clients, since, until)


def conversations(clients, since, until):
    return _count(Conversation.objects, "looked_back_at", clients, since, until)


def _count(rows, moment, clients, since, until, what="pk"):
    within = {"contact__client__in": clients, f"{moment}__gte": since, f"{moment}__lt": until}
    counted = rows.filter(**within).values_list("contact__client_id").annotate(Count(what, distinct=True)).order_by()
    return dict(counted)


ACTIVITIES = (
    Activity("log-touch", _("Be in touch with someone"), "networking:people", touches),
    Activity("send-message", _("Send a message"), "networking:messages", messages),
    Activity("look-back", _("Look back on a conversation"), "networking:conversations", conversations),
)
