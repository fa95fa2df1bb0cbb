"""What the check's answers say until an editor words them: a title and a text by key, in the order in which editors see them."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from coaching.practice.lazy_text import StrOrPromise


class Words(NamedTuple):
    title: StrOrPromise
    text: StrOrPromise


ANSWERS = {
    "two_way": Words(_("Goes both ways"), _("There is something in it for both of you.")),
    "one_way": Words(_("Mostly asks"), _("It asks for something, and there is little in it for them yet.")),
    "neutral": Words(_("Friendly note"), _("Nothing much is asked, and nothing has to be brought. It is fine as it is.")),
    "warm_ask_offered": Words(
        _("You are asking, and you may"), _("They offered to help, so say plainly what would help. This makes it easy to hear:")
    ),
    "warm_ask_asked": Words(
        _("You are asking, and you may"), _("They asked for it, so say it plainly. This makes it easy to hear:")
    ),
    "warm_ask_history": Words(
        _("You are asking, and you may"),
        _("The two of you have something behind you, so say plainly what would help. This makes it easy to hear:"),
    ),
    "unsure": Words(_("Hard to say"), _("The check isn't sure about this one. You're the better judge.")),
    "unread_empty": Words(_("Nothing to look at yet"), _("Write a few words to them first, then check again.")),
    "unread_short": Words(_("Too short to judge"), _("Write a sentence or two more, and check again.")),
    "unread_language": Words(
        _("The check reads English only"),
        _("Trust your own judgment here: is there something for them in it?"),
    ),
    "unread_code": Words(_("This is not a message yet"), _("Code and tables are not prose. Paste the message you want to send.")),
    "unread_quoted": Words(
        _("Only a quoted message"), _("Only your own words are judged. Write your answer above the quote, and check again.")
    ),
}
FINDINGS = {
    "greeting_personal": Words(_("You greet them by name"), _("A name says: this is for you.")),
    "shows_preparation": Words(_("A fact about this person"), _("It is about them, and would fit nobody else.")),
    "asks_to_learn": Words(
        _("You ask to learn"), _("People like to tell how they did it. It is easier to say yes to than a favor.")
    ),
    "specific_small_ask": Words(_("A small, clear ask"), _("Minutes, a day or one question are easy to answer.")),
    "offers_value": Words(_("Something for them"), _("You bring something they can use.")),
    "general_offer": Words(
        _("Help in general"),
        _("Kind, but hard to accept: they would have to think of something themselves. One specific thing is easier."),
    ),
    "asks_for_job_or_referral": Words(
        _("This asks for a job or a referral"),
        _("It is a big favor, and often they have to say no."),
    ),
    "job_ask_asked_for": Words(_("This asks about a job"), _("They asked for it, so it belongs here.")),
    "job_ask_welcome": Words(_("This asks about a job"), _("You may ask them, so it belongs here.")),
    "mentions_resume": Words(
        _("The resume comes early"), _("It turns a conversation into an application. Save it until they ask.")
    ),
    "resume_asked_for": Words(_("Your resume"), _("They asked for it, so it belongs here.")),
    "resume_welcome": Words(_("Your resume"), _("You may ask them, so it can be here.")),
    "other_ask": Words(_("You ask for something"), _("Fine, when something goes the other way too.")),
    "another_name": Words(_("Is this for them?"), _("The greeting names someone other than the person this page is for.")),
    "placeholder": Words(_("A gap left open"), _("Fill it in before you send this.")),
    "too_long": Words(_("Quite long"), _("On a phone this is several screens. What could wait for the conversation?")),
    "before_applying": Words(
        _("Comes before you apply"), _("Many employers count a referral only before you apply. If you haven't yet, say so.")
    ),
    "easy_no": Words(_("Leaves an easy no"), _("A line such as “no is fine” lets them answer freely.")),
    "job_named": Words(_("Names the job"), _("The exact title or a link saves them a question.")),
    "thanks_either_way": Words(_("Thanks them either way"), _("Thanks that don't depend on the answer.")),
    "nothing_about_them": Words(
        _("Nothing about this person yet"),
        _("If you changed the name, would it fit anybody? Add one thing only they would recognize."),
    ),
    "no_offer": Words(_("Nothing for them yet"), _("An article, a name, news from a place you share: small things count.")),
}
SUGGESTIONS = {
    "swap_job_ask": Words("", _("Ask about their experience instead: what they did, and what they found out.")),
    "leave_resume_out": Words("", _("Leave the resume out this time.")),
    "add_a_fact": Words("", _("Add one fact about them, near the top.")),
    "name_one_thing": Words("", _("Name one thing you could bring, rather than help in general.")),
    "bring_one_thing": Words("", _("Bring one small thing for them: an article, a name, news from a place you share.")),
    "offer_one_thing": Words("", _("It goes both ways already. One thing for them would make it stronger.")),
}
GROUPS = {_("Answers"): ANSWERS, _("What it saw"): FINDINGS, _("One thing to try"): SUGGESTIONS}
SUPPLIED = ANSWERS | FINDINGS | SUGGESTIONS
