from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from coaching.modules import (
    Activity,
    Attention,
    MailedAct,
    ModuleConfig,
    NavigationItem,
    NextStep,
    PageBlock,
    Panel,
    Progress,
    ProgressItem,
    PublicPage,
    Question,
    Suggestion,
    Track,
)
from coaching.practice.days import today

WRITING = Track("writing", _("Writing"), counts=_("entries written"))


class JournalModule(ModuleConfig):
    """A line a day. The smallest module that uses the whole contract."""

    name = "tests.sample_module"
    slug = "journal"
    title = _("Journal")
    summary = _("A line a day.")
    tracks = (WRITING,)

    def client_urls(self):
        from tests.sample_module.urls import client_urlpatterns

        return client_urlpatterns

    def public_urls(self):
        from tests.sample_module.urls import public_urlpatterns

        return public_urlpatterns

    def navigation(self):
        return [NavigationItem(_("Journal"), "journal:entries")]

    def progress_of(self, clients, weeks, now):
        from tests.sample_module.entries import weeks_of

        return {pk: [Progress(WRITING, counts)] for pk, counts in weeks_of(clients, weeks, now).items()}

    def progress_items(self, client, track, weeks, now):
        return [ProgressItem(today(entry.at, client.timezone), entry.text) for entry in client.journal.filter(at__lte=now)]

    def attention(self, clients, now):
        from tests.sample_module.entries import quiet_since

        words = _("Nothing in the journal this week")
        return [Attention(pk, words, "journal.quiet", since) for pk, since in quiet_since(clients, now).items()]

    def next_steps(self, clients, now):
        from tests.sample_module.entries import wrote_nothing

        url = reverse("journal:entries")
        return [NextStep(each.pk, _("Write a line in your journal"), url) for each in wrote_nothing(clients, now)]

    def questions(self, clients, now):
        from tests.sample_module.entries import quiet_since

        yes = MailedAct(_("Yes"), reverse("journal:entries"))
        return [Question(pk, _("Did you write this week?"), [yes]) for pk in quiet_since(clients, now)]

    def done_today(self, clients, now):
        from tests.sample_module.entries import written_today

        return written_today(clients, now)

    def went_well(self, clients, now):
        from tests.sample_module.entries import written_today

        return {pk: _("You wrote today.") for pk in written_today(clients, now)}

    def coach_sees(self):
        return [_("How many lines you wrote")]

    def coach_never_sees(self):
        return [_("The lines of your journal")]

    def coach_panel(self, client, now):
        return Panel("journal/coach_panel.html", {"count": client.journal.count()})

    def activities(self):
        from tests.sample_module.entries import count

        return [Activity("write", _("Write a line"), "journal:entries", count)]

    def starter_content(self):
        try_it = {"activity": "journal.write", "times": 3, "within_days": 7, "help": ""}
        return [{"key": "first-line", "title": "A first line", "track": "writing", "prompts": [("try_it", try_it)]}]

    def page_blocks(self):
        return [PageBlock("motto", _("Why a journal"), "journal/motto.html", lambda request: {"motto": "A line a day."})]

    def public_pages(self):
        return [PublicPage("about", _("About the journal"), "journal-public:about", invites=_("Begin with a line of your own"))]

    def while_waiting(self):
        return [Suggestion(_("Why a journal"), _("Two minutes, and a line a day."), reverse("journal-public:about"))]

    def export(self, client):
        return {"entries": [{"at": entry.at.isoformat(), "text": entry.text} for entry in client.journal.all()]}

    def merge(self, kept, other):
        other.journal.all().update(client=kept)

    def erase(self, client):
        client.journal.all().delete()
