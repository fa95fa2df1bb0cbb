"""What a conversation sheet offers to choose from: situations with their questions, and ways to listen."""

from django.utils.translation import gettext_lazy as _

from networking_module.have_a_conversation.questions import QUESTIONS

SITUATIONS = [
    ("stranger", _("A first conversation with someone new")),
    ("alumni", _("Someone from my school")),
    ("job", _("Someone in the job I'd like")),
    ("reconnect", _("Someone I lost touch with")),
    ("introduced", _("Someone I was introduced to")),
    ("change", _("Someone in a field I'd like to move to")),
    ("return", _("I'm going back to work after a break")),
    ("colleague", _("Someone I worked with")),
    ("starting", _("I'm just starting out")),
]
ANYONE = ("anyone", _("Good with anyone"))

LISTENING = [
    ("silent", _("I count to three before I answer")),
    ("follow", _("I ask one more question about what they just said")),
    ("repeat", _("I say back what I heard, in my own words")),
    ("half", _("I talk less than half the time")),
    ("notes", _("I note one thing they care about")),
    ("phone", _("My phone stays in the bag")),
    ("advice", _("I don't argue with advice, even when I know better")),
    ("end", _("I watch the clock and end on time")),
]


def groups():
    """(title, questions) of each situation, in order, as a form's choices."""
    return [(title, QUESTIONS[slug]) for slug, title in [*SITUATIONS, ANYONE]]


def situations(conversation):
    """(title, questions, whether to show them at once): the likeliest first and open, and whatever has been picked from."""
    own, picked = likely(conversation.contact), set(conversation.questions)
    found = sorted([*SITUATIONS, ANYONE], key=lambda each: each[0] != own)
    return [(title, QUESTIONS[slug], slug == own or bool(picked & dict(QUESTIONS[slug]).keys())) for slug, title in found]


def likely(contact):
    """The situation that what is known of someone suggests."""
    if contact.shared_school:
        return "alumni"
    if contact.shared_employer:
        return "colleague"
    return "anyone" if contact.last_touch_on else "stranger"


def chosen(slugs, pairs):
    """The texts of the chosen slugs, in the library's order; slugs that are gone are left out."""
    return [text for slug, text in pairs if slug in slugs]


def all_questions():
    return [pair for questions in QUESTIONS.values() for pair in questions]


def questions_of(conversation):
    """What the client wants to ask: what they chose here, then their own."""
    return [*chosen(conversation.questions, all_questions()), *lines(conversation.own_questions)]


def lines(text):
    return [line.strip() for line in text.splitlines() if line.strip()]
