"""What the check's findings mean, in words for the client. The words an editor may change."""

from django.utils.translation import gettext_lazy as _

FINDINGS = {
    "greeting_personal": (_("You greet them by name"), _("A name says: this is for you.")),
    "shows_preparation": (_("A fact about this person"), _("It shows that you looked before you wrote.")),
    "asks_to_learn": (_("You ask to learn"), _("People like to tell how they did it. It is easier to say yes to than a favor.")),
    "specific_small_ask": (_("A small, clear ask"), _("Minutes, a day or one question are easy to answer.")),
    "offers_value": (_("Something for them"), _("You bring something they can use.")),
    "asks_for_job_or_referral": (
        _("This asks for a job or a referral"),
        _("It can only be answered with yes or no, and mostly it is no. A question about their path opens more."),
    ),
    "mentions_resume": (_("The resume comes early"), _("It turns a conversation into an application. Keep it until they ask.")),
    "other_ask": (_("You ask for something"), _("Fine, when something goes the other way too.")),
    "placeholder": (_("A gap left open"), _("Fill it in before you send this.")),
    "too_long": (_("Quite long"), _("On a phone this is several screens. What could wait for the conversation?")),
    "nothing_about_them": (
        _("Nothing about this person yet"),
        _("If you changed the name, would it fit anybody? Add one thing only they would know."),
    ),
    "no_offer": (_("Nothing for them yet"), _("An article, a name, news from a place you share: small things count.")),
}
SUGGESTIONS = {
    "swap_job_ask": _("Turn the question about a job into a question about their experience."),
    "leave_resume_out": _("Leave the resume out this time."),
    "add_a_fact": _("Add one fact about them, near the top."),
    "name_one_thing": _("Name one thing you could bring, rather than help in general."),
    "offer_one_thing": _("It goes both ways already. One thing for them would make it stronger."),
}
NEUTRAL_SUGGESTION = _("A friendly note is good as it is. One question or one small gift would give it a direction.")
