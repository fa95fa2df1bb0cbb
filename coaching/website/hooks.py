"""The editor's lists in the admin."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from coaching.website.testimonials import Testimonial


class TestimonialViewSet(SnippetViewSet):
    model = Testimonial
    icon = "openquote"
    list_display = ["name", "about", "consent", "is_sample"]
    list_filter = ["consent", "is_sample"]


register_snippet(TestimonialViewSet)
