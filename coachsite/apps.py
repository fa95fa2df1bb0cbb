from django.apps import AppConfig


class CoachsiteConfig(AppConfig):
    """The project: wiring only."""

    name = "coachsite"

    def ready(self):
        from coachsite import admin_words

        admin_words.install()
