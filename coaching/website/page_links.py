"""Links to pages within an editor's text: where they lead is read once, however many pages and visitors show the text."""

from wagtail.rich_text.pages import PageLinkHandler

from coaching.practice.page_facts import fact


class KeptPageLinkHandler(PageLinkHandler):
    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """The opening tags, by the keys of the pages."""
        expand = super().expand_db_attributes_many
        return fact(f"links:{','.join(each['id'] for each in attrs_list)}", lambda: expand(attrs_list))
