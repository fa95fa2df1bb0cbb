"""What an exercise can ask a client to do for real. Each count is {client id: how often} from `since` to before `until`."""

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from coaching.modules import Activity
from networking_module.bring_value.models import OutreachMessage, Preparation
from networking_module.contacts.models import Contact, Promise, Touch
from networking_module.have_a_conversation.models import Conversation


def touches(clients, since, until):
    """People the client was in touch with: two notes to one person count once."""
    return _count(Touch.objects.resetting(), "at", clients, since, until, "contact_id")


def gifts(clients, since, until):
    """People the client gave something to."""
    return _count(Touch.objects.giving(), "at", clients, since, until, "contact_id")


def people(clients, since, until):
    """People the client named one by one: a whole file at once is no exercise."""
    return _count(Contact.objects.filter(imported_by=None), "created_at", clients, since, until, client="client")


def preparations(clients, since, until):
    """People the client prepared for."""
    return _count(Preparation.objects, "ready_at", clients, since, until, "contact_id")


def promises(clients, since, until):
    return _count(Promise.objects.kept(), "closed_at", clients, since, until)


def planned(clients, since, until):
    """Conversations with a story on their sheet."""
    return _count(Conversation.objects.exclude(story_next=""), "created_at", clients, since, until)


def messages(clients, since, until):
    return _count(OutreachMessage.objects, "sent_at", clients, since, until)


def conversations(clients, since, until):
    return _count(Conversation.objects, "looked_back_at", clients, since, until)


def _count(rows, moment, clients, since, until, what="pk", client="contact__client"):
    within = {f"{client}__in": clients, f"{moment}__gte": since, f"{moment}__lt": until}
    counted = rows.filter(**within).values_list(f"{client}_id").annotate(Count(what, distinct=True)).order_by()
    return dict(counted)


ACTIVITIES = (
    Activity("add-people", _("Add someone to your list"), "networking:add", people),
    Activity("prepare", _("Prepare for someone"), "networking:people", preparations),
    Activity("give", _("Give someone something"), "networking:people", gifts),
    Activity("keep-promise", _("Keep a promise"), "networking:people", promises),
    Activity("plan-conversation", _("Plan a conversation"), "networking:conversations", planned),
    Activity("log-touch", _("Be in touch with someone"), "networking:people", touches),
    Activity("send-message", _("Send a message"), "networking:messages", messages),
    Activity("look-back", _("Look back on a conversation"), "networking:conversations", conversations),
)
