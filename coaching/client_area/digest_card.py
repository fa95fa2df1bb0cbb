"""The weekly email as a card, its rows, and the coach's words: the client's home in a letter."""

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coaching.client_area.bubbles import Bubble
from coaching.client_area.letter import Letter
from coaching.client_area.plan import Plan
from coaching.mail.cards import Below, Card, Row, Said
from coaching.modules import NextStep
from coaching.practice.addresses import absolute, address

SUBJECT_LENGTH = 60


def subject(letter: Letter) -> str:
    """ "Priya, and two more": whom or what the email begins with."""
    if not letter.steps:
        return _without_steps(letter)
    first, others = letter.steps[0], len(letter.steps) - 1
    name = Truncator(_first_words(first)).chars(SUBJECT_LENGTH)
    if not others:
        return name
    return ngettext("%(name)s, and one more", "%(name)s, and two more", others) % {"name": name}


def _first_words(step: NextStep) -> str:
    return step.short or (step.mail and step.mail.instead) or step.text


def _without_steps(letter: Letter) -> str:
    if letter.bubbles:
        return letter.bubbles[0].heading
    if letter.question:
        return letter.question.text
    return _("Your session") if letter.plan.session and letter.plan.session.start else _("Your sessions")


def card_of(letter: Letter) -> Card:
    """The first thing; where there is none, whatever else there is comes below."""
    plan = letter.plan
    day = _("%(day)s. Fifteen minutes.") % {"day": date_format(plan.day, "l")}
    dots = tuple(week.active for week in plan.weeks.latest)
    if not letter.steps:
        home = ((_("Go to your page"), absolute("client_area:home")),)
        return Card(_without_steps(letter), eyebrow=day, dots=dots, buttons=home)
    step = letter.steps[0]
    ring = step.ring.initials if step.ring else ""
    text, why, idea = _words_of(step)
    buttons = _buttons(step)
    return Card(text, why, day, ring=ring, dots=dots, idea=idea, buttons=buttons[:2], quiet=buttons[2:])


def _words_of(step: NextStep) -> tuple[str, str, str]:
    """(text, why, idea), or what takes their place."""
    if step.mail and step.mail.instead:
        return step.mail.instead, "", ""
    return step.text, step.why, step.idea


def _buttons(step: NextStep) -> tuple[tuple[str, str], ...]:
    acts = step.mail.acts if step.mail else ()
    return tuple((str(act.label), address(act.url)) for act in acts) or (
        (str(step.label) or _("Do this now"), address(step.url)),
    )


def below_of(letter: Letter, stop: str) -> Below:
    """`stop` is the full address that ends these emails."""
    small = ((_("Another day or hour"), absolute("client_area:preferences")), (_("No weekly email anymore"), stop))
    others = (*_session(letter.plan, letter.steps), *_question(letter))
    return Below(tuple(map(_row, letter.steps[1:])), tuple(map(_said, letter.bubbles)), others, small)


def _row(step: NextStep) -> Row:
    text, why, _idea = _words_of(step)
    acts = step.mail.acts[:1] if step.mail else ()
    return Row(text, why, address(step.url), tuple((str(act.label), address(act.url)) for act in acts))


def _said(bubble: Bubble) -> Said:
    url = address(bubble.url) if bubble.url.startswith("/") else bubble.url
    return Said(bubble.heading, bubble.text, (bubble.label, url) if url else None)


def _session(plan: Plan, steps: list[NextStep]) -> tuple[Row, ...]:
    """Not where one of the steps is to prepare for it."""
    if plan.session is None or any(step.url == plan.session.url for step in steps):
        return ()
    title = _("Your next session") if plan.session.start else _("Sessions")
    return (Row(title, plan.session.words, links=((plan.session.label, address(plan.session.url)),)),)


def _question(letter: Letter) -> tuple[Row, ...]:
    if letter.question is None:
        return ()
    links = tuple((str(act.label), address(act.url)) for act in letter.question.answers)
    return (Row(letter.question.text, links=links),)
