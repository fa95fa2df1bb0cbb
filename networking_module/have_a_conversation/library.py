"""Questions that a mentor likes to answer, by situation, and what good listening looks like."""

from django.utils.translation import gettext_lazy as _

QUESTIONS = [
    (_("Their way"), [
        ("way-first-year", _("What did your first year in this work teach you that nobody had told you?")),
        ("way-turn", _("Which decision turned out to matter more than it seemed at the time?")),
        ("way-again", _("If you began again today, what would you do sooner?")),
    ]),
    (_("Their work now"), [
        ("work-week", _("What does a good week look like for you? And a hard one?")),
        ("work-changes", _("What is changing in your field that people outside don't notice yet?")),
        ("work-puzzle", _("Which problem would you love someone to solve?")),
    ]),
    (_("A change of field"), [
        ("change-strangers", _("What do people who come from another field usually bring that you miss?")),
        ("change-mistake", _("Which mistake do newcomers make in their first months?")),
    ]),
    (_("Just starting"), [
        ("start-learn", _("What could I read or try this month to understand this work better?")),
        ("start-school", _("Which part of your studies do you still use?")),
    ]),
    (_("To end with"), [
        ("end-who", _("Who else thinks about this in an interesting way?")),
        ("end-help", _("What are you working on that I could help with?")),
    ]),
]  # fmt: skip

LISTENING = [
    ("silent", _("I count to three before I answer")),
    ("follow", _("I ask one more question about what they just said")),
    ("repeat", _("I say back what I heard, in my own words")),
    ("half", _("I talk less than half of the time")),
    ("notes", _("I note one thing they care about")),
]


def chosen(slugs, pairs):
    """The texts of the chosen slugs, in the library's order; slugs that are gone are left out."""
    return [text for slug, text in pairs if slug in slugs]


def all_questions():
    return [pair for _title, questions in QUESTIONS for pair in questions]
