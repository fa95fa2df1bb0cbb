"""What could I send? Ideas for one person by kind, each of which is noted in one action."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from coaching.website.articles import articles_about
from networking_module.contacts.models import Touch

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
class Group:
    slug: str
    title: str
    ideas: list[Idea]


def groups_for(contact):
    """Ideas by kind, the warmest kind first. Kinds without an idea for this person are left out."""
    groups = [
        Group("thank", _("Report back and say thank you"), list(_thanks(contact))),
        Group("news", _("News from what you share"), list(_news(contact))),
        Group("comment", _("Say something about what they do"), list(_comments(contact))),
        Group("article", _("An article worth their time"), list(_articles(contact))),
        Group("introduction", _("Bring two people together"), list(_introductions(contact))),
    ]
    return [group for group in groups if group.ideas]


def _thanks(contact):
    helped = contact.touches.filter(direction__in=[Direction.THEY_HELPED, Direction.ASKED]).first()
    if helped and helped.note:
        yield Idea(
            _("Tell them what came of it, and say thank you."), detail=_("You noted: “%(note)s”") % {"note": helped.note[:200]}
        )
    else:
        yield Idea(_("Tell them what you did with something they once said or did for you, and say thank you."))
    yield Idea(_("Write three lines by hand. Hardly anyone does any more."), Kind.NOTE)


def _news(contact):
    words = _("News from %(place)s: who is there now, what has changed, a picture.")
    for place in contact.shared[:3]:
        yield Idea(words % {"place": place}, note=_("News from %(place)s") % {"place": place})
    if contact.how_we_met and not contact.shared:
        yield Idea(_("News from where you met, or from someone you both know."), detail=contact.how_we_met[:200])


def _comments(contact):
    yield Idea(_("Comment on their last post with a thought of your own, not only a like."), Kind.COMMENT)
    if contact.company:
        text = _("Look what is new at %(company)s, and congratulate them on one thing.") % {"company": contact.company}
        yield Idea(text, Kind.LINKEDIN)


def _articles(contact):
    """Those of the practice's own that fit best what the person cares about, with one of the client's own finding first."""
    if contact.cares_about:
        topic = contact.cares_about.strip().splitlines()[0][:80]
        yield Idea(_("Something you found about “%(topic)s”, with one line on why.") % {"topic": topic}, Kind.SHARED)
    for article in articles_about(f"{contact.cares_about} {contact.role} {contact.company}"):
        note = _("Sent them “%(title)s”") % {"title": article.title}
        yield Idea(article.title, Kind.SHARED, note=note, url=article.url, detail=article.intro)


def _introductions(contact):
    yield Idea(_("Who of your people would they like to meet? Ask both first, then write one mail to the two."))
