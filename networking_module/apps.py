from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from coaching.modules import ModuleConfig, NavigationItem, PageBlock, PublicPage, Suggestion
from networking_module.principles import PRINCIPLES


class NetworkingModule(ModuleConfig):
    """Networking as daily practice, along three principles. Each method hands over to the file that knows."""

    name = "networking_module"
    verbose_name = _("Networking")
    slug = "networking"
    title = _("Networking")
    summary = _("Bring value, stay in touch, have a conversation.")
    tracks = PRINCIPLES

    def ready(self):
        from networking_module import merging, receivers  # noqa: F401 - they register themselves
        from networking_module.contacts import receivers as contacts  # noqa: F401 - so does this
        from networking_module.contacts.importing import receivers as importing  # noqa: F401 - so does this

    def client_urls(self):
        from networking_module.urls import client_urlpatterns

        return client_urlpatterns

    def public_urls(self):
        from networking_module.urls import public_urlpatterns

        return public_urlpatterns

    def navigation(self):
        return [NavigationItem(_("People"), "networking:people", "people")]

    def progress_of(self, clients, weeks, now):
        from networking_module.progress import progress_of

        return progress_of(clients, weeks, now)

    def progress_items(self, client, track, weeks, now):
        from networking_module.progress import progress_items

        return progress_items(client, track, weeks, now)

    def in_words(self, client, weeks, now, *, own):
        from networking_module.in_words import in_words

        return in_words(client, weeks, now, own=own)

    def attention(self, clients, now):
        from networking_module.attention import attention

        return list(attention(clients, now))

    def next_steps(self, clients, now):
        from networking_module.next_steps import next_steps

        return next_steps(clients, now)

    def questions(self, clients, now):
        from networking_module.bring_value.answer_questions import questions

        return questions(clients, now)

    def done_today(self, clients, now):
        from networking_module.lately import done_today

        return done_today(clients, now)

    def went_well(self, clients, now):
        from networking_module.lately import went_well

        return went_well(clients, now)

    def coach_sees(self):
        return [
            _("Numbers: how many people you were in touch with, how many conversations you looked back on"),
            _("What you choose to share, one thing at a time. You can stop sharing it"),
        ]

    def coach_never_sees(self):
        return [
            _("The names of the people you know"),
            _("Your notes about them"),
            _("Your drafts and messages"),
            _("Who must not know that you're looking"),
        ]

    def first_step(self, client):
        return None if client.contacts.exists() else reverse("networking:begin")

    def coach_panel(self, client, now):
        from networking_module.panels import coach_panel

        return coach_panel(client, now)

    def activities(self):
        from networking_module.activities import ACTIVITIES

        return ACTIVITIES

    def starter_content(self):
        from networking_module.starter_content import exercises

        return exercises()

    def starter_programs(self):
        from networking_module.starter_content import programs

        return programs()

    def starter_articles(self):
        from networking_module.starter_site import articles

        return articles()

    def starter_home(self):
        from networking_module.starter_site import home_blocks

        return home_blocks()

    def page_blocks(self):
        from networking_module.bring_value.public_views import page_block_context

        return [
            PageBlock(
                "message-check",
                _("The message check"),
                "networking_module/bring_value/page_block.html",
                page_block_context,
                at_top="networking_module/bring_value/at_top.html",
            )
        ]

    def public_pages(self):
        return [
            PublicPage(
                "message-check",
                _("Check a message"),
                "networking-public:check",
                invites=_("Try it with a message of your own"),
            )
        ]

    def while_waiting(self):
        why = _("Paste a message you hesitate to send, and see what it gives and what it asks. Nothing is stored.")
        return [Suggestion(_("Try the message check"), why, reverse("networking-public:check"), takes_a_message=True)]

    def export(self, client):
        from networking_module.privacy import export

        return export(client)

    def merge(self, kept, other):
        from networking_module.merging import merge

        merge(kept, other)

    def erase(self, client):
        from networking_module.privacy import erase

        erase(client)
