"""Strangers' HTML as our pages have it: paragraphs, two levels of headings, lists, quotes, links. No Django."""

from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Comment, NavigableString, Tag

RENAMED = {"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3", "strong": "b", "em": "i", "pre": "p", "tr": "p", "dt": "p", "dd": "p"}
BLOCKS = {"p", "h2", "h3", "ul", "ol", "blockquote"}
KEPT = BLOCKS | {"b", "i", "a", "li", "br"}
GONE = ["script", "style", "iframe", "object", "embed", "form", "svg", "noscript", "template", "head", "title", "nav"]
GONE += ["button", "select", "textarea", "input", "video", "audio"]


def cleaned(html: str, base: str = "") -> tuple[str, int]:
    """The text, and how many pictures were left out. Relative links lead to where they led from `base`."""
    soup = BeautifulSoup(html, "html.parser")
    pictures = len(soup.find_all("img"))
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for tag in soup.find_all(GONE):
        tag.decompose()
    for tag in soup.find_all(True):
        _settle(tag, base)
    _flatten(soup)
    return _in_blocks(soup), pictures


def paragraphs(text: str) -> str:
    """WordPress keeps paragraphs as empty lines."""
    if "<p" in text.lower():
        return text
    return "".join(f"<p>{part}</p>" for part in text.replace("\r\n", "\n").split("\n\n") if part.strip())


def _settle(tag: Tag, base: str) -> None:
    """A tag that we have, without attributes; or only what is in it."""
    if tag.name in {"td", "th"}:
        tag.append(" ")
    address = urljoin(base, str(tag.get("href", ""))) if tag.name == "a" else ""
    tag.name = RENAMED.get(tag.name, tag.name)
    tag.attrs = {}
    if tag.name == "a" and urlsplit(address).scheme in {"http", "https", "mailto", "tel"}:
        tag["href"] = address
    elif tag.name not in KEPT or tag.name == "a":
        tag.unwrap()


def _flatten(soup: BeautifulSoup) -> None:
    """No block is inside of another one, except in lists."""
    for tag in soup.find_all(["p", "h2", "h3", "blockquote"]):
        if tag.find_parent(["p", "h2", "h3", "blockquote", "li"]):
            tag.append(" ")
            tag.unwrap()
    for tag in soup.find_all("li"):
        if tag.find_parent(["ul", "ol"]) is None:
            tag.name = "p"


def _in_blocks(soup: BeautifulSoup) -> str:
    """What is outside of any block is a paragraph; an empty one is none."""
    parts, loose = [], ""
    for node in [*soup.contents, None]:
        if isinstance(node, Tag) and node.name in BLOCKS or node is None:
            parts += [f"<p>{loose.strip()}</p>"] if loose.strip() else []
            loose = ""
            parts += [str(node)] if isinstance(node, Tag) and node.get_text(strip=True) else []
        else:
            loose += str(node) if isinstance(node, Tag) else _escaped(node)
    return "".join(parts)


def _escaped(node: object) -> str:
    return node.output_ready("minimal") if isinstance(node, NavigableString) else ""
