"""What could I send? Ideas for one person: a few from what the client wrote about them, or all of them by kind."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from coaching.website.articles import articles_about
from networking_module.contacts.models import Contact, Touch

Kind, Direction = Touch.Kind, Touch.Direction


@dataclass(frozen=True)
class Idea:
    """`kind`, `direction` and `note` are what is noted once it is done; `url` is what is passed on."""

    text: str
    kind: str = Kind.EMAIL
    direction: str = Direction.GAVE
    note: str = ""
    url: str = ""
    detail: str = ""


@dataclass(frozen=True)
class IdeaGroup:
    """Ideas of one kind, under the heading `title`."""

    slug: str
    title: str
    ideas: list[Idea]


def ideas_for(contact: Contact, count: int = 3) -> list[Idea]:
    """The first few ideas, the most personal first. Asks the database nothing, so that a list can show one for each person."""
    return [*_about_interests(contact), *_news(contact), *_about_company(contact), *_for_anyone(contact)][:count]


def first_idea(contact: Contact) -> Idea:
    """The most personal idea; there is always one."""
    return ideas_for(contact, 1)[0]


def ideas_by_kind(contact: Contact, with_articles: bool = True) -> list[IdeaGroup]:
    """All ideas, the warmest kind first. Kinds without an idea for this person are left out, and with `with_articles` false the
    practice's own articles: their address tells that the client knows a career coach.
    """
    articles = _articles(contact) if with_articles else ()
    groups = [
        IdeaGroup("thank", _("Report back and say thank you"), [_thanks(contact), _by_hand()]),
        IdeaGroup("news", _("News from what you share"), list(_news(contact))),
        IdeaGroup("comment", _("Say something about what they do"), [_comment(), *_about_company(contact)]),
        IdeaGroup("article", _("An article worth their time"), [*_about_interests(contact), *articles]),
        IdeaGroup("introduction", _("Bring two people together"), [_introduction()]),
    ]
    return [group for group in groups if group.ideas]


def _for_anyone(contact):
    """Not the same first for everybody, and for each person always the same."""
    ideas = [_thanks_for_anything(), _comment(), _introduction(), _by_hand()]
    first = contact.pk % len(ideas)
    return [*ideas[first:], *ideas[:first]]


def _thanks(contact):
    helped = contact.touches.filter(direction__in=[Direction.THEY_HELPED, Direction.ASKED]).first()
    if not (helped and helped.note):
        return _thanks_for_anything()
    noted = _("You noted: “%(note)s”") % {"note": Truncator(helped.note).chars(200)}
    return Idea(_("Tell them what came of it, and say thank you."), detail=noted)


def _thanks_for_anything():
    return Idea(_("Tell them what you did with something they once said or did for you, and say thank you."))


def _by_hand():
    return Idea(_("Write three lines by hand. Hardly anyone does anymore."), Kind.NOTE)


def _comment():
    return Idea(_("Comment on their last post with a thought of your own, not only a like."), Kind.COMMENT)


def _introduction():
    return Idea(_("Which of your people would they like to meet? Ask both first, then write one email to the two of them."))


def _news(contact) -> Iterator[Idea]:
    shared = {
        contact.shared_school: _("News from %(place)s, where you both were: who teaches there now, what has changed, a picture."),
        contact.shared_employer: _("News of your old team at %(place)s: who is still there, what has changed."),
        contact.shared_place: _("News from %(place)s: what has changed there, a picture."),
    }
    for place, text in shared.items():
        if place:
            yield Idea(text % {"place": place}, note=_("News from %(place)s") % {"place": place})
    if contact.how_we_met and not contact.shared:
        words = _("News from where you met (“%(where)s”), or from someone you both know.")
        yield Idea(words % {"where": _first_line(contact.how_we_met)})


def _about_company(contact) -> Iterator[Idea]:
    if contact.company:
        text = _("Look at what is new at %(company)s, and congratulate them on one thing.") % {"company": contact.company}
        yield Idea(text, Kind.LINKEDIN)


def _about_interests(contact) -> Iterator[Idea]:
    if contact.cares_about:
        words = _("Something you came across about “%(topic)s”, and one line on why you thought of them.")
        yield Idea(words % {"topic": _first_line(contact.cares_about)}, Kind.SHARED)


def _first_line(text: str) -> str:
    """As much of it as a sentence can hold."""
    return Truncator(text.strip().splitlines()[0]).chars(80)


def _articles(contact) -> Iterator[Idea]:
    """Those of the practice's own that fit best what the person cares about."""
    for article in articles_about(f"{contact.cares_about} {contact.role} {contact.company}"):
        note = _("Sent them “%(title)s”") % {"title": article.title}
        yield Idea(article.title, Kind.SHARED, note=note, url=article.url, detail=article.intro)
