"""What an editor builds pages from: a small set of blocks, shared by every page type."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from coaching.booking.guest.sources import with_source
from coaching.practice.rich_text import TextInBlock
from coaching.testimonials.models import Testimonial
from coaching.website.booking_block import BookingBlock
from coaching.website.call_blocks import CallToActionBlock, ColumnsBlock
from coaching.website.exercise_block import ExerciseBlock
from coaching.website.module_blocks import ModulePageBlock, SignBlock, sign_template
from coaching.website.module_pages import ModulePageChoiceBlock, module_pages
from coaching.website.packages_block import PackagesBlock
from coaching.website.pictures.block import DescribedImageBlock
from coaching.website.previews import some, some_picture
from coaching.website.question_blocks import FaqBlock
from coaching.website.small_blocks import ContactBlock, QuoteBlock, UsualTotalBlock, VideoBlock
from coaching.website.unfinished import UnfinishedBlock
from coaching.website.while_block import TextWhileBlock

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link", "blockquote"]


class TextBlock(TextInBlock):
    def __init__(self, **kwargs):
        super().__init__(**{"features": TEXT_FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "coaching/website/blocks/text.html"
        description = _("Paragraphs, lists and headings: what most of a page is made of.")
        preview_value = "<h2>A heading</h2><p>A paragraph under it.</p>"


class PictureBlock(blocks.StructBlock):
    image = DescribedImageBlock(label=_("picture"))
    caption = blocks.CharBlock(label=_("caption"), required=False, max_length=200)
    text = TextInBlock(label=_("beside it"), required=False, features=TEXT_FEATURES)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "coaching/website/blocks/picture.html"
        description = _("A picture, alone or with words beside it.")

    def get_preview_value(self):
        return self.normalize({"image": some_picture(), "caption": str(_("What the picture shows")), "text": ""})


class StreetBlock(blocks.StaticBlock):
    """The drawing of the two-way street."""

    class Meta:
        icon = "image"
        label = _("Drawing: the two-way street")
        template = "components/illustrations/two_way_street.html"
        description = _("What you give goes one way, what you ask comes the other.")
        preview_value = None


class TestimonialsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("heading"), required=False, max_length=120)
    testimonials = blocks.ListBlock(SnippetChooserBlock("coaching.Testimonial", label=_("testimonial")))

    def get_context(self, value, parent_context=None):
        """Only what its author agreed to show."""
        shown = [each for each in value["testimonials"] if each and each.is_shown]
        return {**super().get_context(value, parent_context), "testimonials": shown}

    class Meta:
        icon = "openquote"
        label = _("Testimonials")
        template = "coaching/website/blocks/testimonials.html"
        description = _("What clients say. Only what is published and agreed to is shown.")

    def get_preview_value(self):
        return self.normalize({"heading": str(_("How it sounds when it works")), "testimonials": some(Testimonial)})


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("title"), max_length=120)
    text = blocks.TextBlock(label=_("text"), rows=3)


class StepsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("heading"), required=False, max_length=120)
    steps = blocks.ListBlock(StepBlock())

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        template = "coaching/website/blocks/steps.html"
        description = _("What happens, one thing after the other.")
        preview_value = {
            "heading": _("How we begin"),
            "steps": [
                {"title": _("A free call"), "text": _("Thirty minutes, nothing to prepare.")},
                {"title": _("A word afterward"), "text": _("What we said, on one page.")},
            ],
        }


class PrincipleBlock(blocks.StructBlock):
    sign = SignBlock(label=_("sign"), required=False)
    title = blocks.CharBlock(label=_("title"), max_length=120)
    text = blocks.TextBlock(label=_("text"), rows=3)

    def get_context(self, value, parent_context=None):
        return {**super().get_context(value, parent_context), "sign": sign_template(value["sign"])}

    class Meta:
        template = "coaching/website/blocks/principle.html"


class PrinciplesBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("heading"), required=False, max_length=120)
    text = blocks.TextBlock(label=_("text"), required=False, rows=2)
    principles = blocks.ListBlock(PrincipleBlock())

    class Meta:
        icon = "tag"
        label = _("Principles")
        template = "coaching/website/blocks/principles.html"
        description = _("Habits to steer by, each with its sign.")
        preview_value = {
            "heading": _("Signs to steer by"),
            "text": "",
            "principles": [
                {"sign": "", "title": _("Ask to learn"), "text": _("People like to tell what they know.")},
                {"sign": "", "title": _("Thank in detail"), "text": _("Say what came of it.")},
            ],
        }


class RewriteBlock(blocks.StructBlock):
    """One message before and after a second thought, each with a word on why."""

    heading = blocks.CharBlock(label=_("heading"), required=False, max_length=120)
    before = blocks.TextBlock(label=_("before"), rows=5)
    before_note = blocks.CharBlock(label=_("what it does"), max_length=200)
    after = blocks.TextBlock(label=_("after"), rows=5)
    after_note = blocks.CharBlock(label=_("what it does"), max_length=200)
    invites_to = ModulePageChoiceBlock(
        label=_("below them, an invitation to"),
        required=False,
        help_text=_("Where visitors do the same with their own words."),
    )

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        page, request = module_pages().get(value.get("invites_to")), context.get("request")
        return {**context, "invitation": page and {"url": with_source(page.url, request) if request else page.url, "page": page}}

    class Meta:
        icon = "mail"
        label = _("A message, before and after")
        template = "coaching/website/blocks/rewrite.html"
        description = _("A message as it was, and as it could be.")
        preview_value = {
            "heading": _("The same wish, written twice"),
            "before": _("Do you know of any openings?"),
            "before_note": _("Everything flows one way"),
            "after": _("How did you find the move from agency to product?"),
            "after_note": _("Asks to learn"),
        }


class PageBlocks(blocks.StreamBlock):
    text = TextBlock()
    picture = PictureBlock()
    street = StreetBlock()
    steps = StepsBlock()
    principles = PrinciplesBlock()
    rewrite = RewriteBlock()
    columns = ColumnsBlock()
    testimonials = TestimonialsBlock()
    packages = PackagesBlock()
    exercise = ExerciseBlock()
    call_to_action = CallToActionBlock()
    booking = BookingBlock()
    quote = QuoteBlock()
    faq = FaqBlock()
    contact = ContactBlock()
    video = VideoBlock()
    usual_total = UsualTotalBlock()
    page_block = ModulePageBlock()
    text_while = TextWhileBlock()
    unfinished = UnfinishedBlock()

    class Meta:
        block_counts = {"booking": {"max_num": 1}}


class LinkBlock(blocks.StructBlock):
    page = blocks.PageChooserBlock(label=_("page"))
    title = blocks.CharBlock(label=_("title"), required=False, max_length=60, help_text=_("Leave empty for the page's own."))

    class Meta:
        icon = "link"
        label = _("Link")
