"""Strangers' HTML as our pages have it: paragraphs, two levels of headings, lists, quotes, links. No Django."""

from collections.abc import Callable

from bs4 import BeautifulSoup, Comment, NavigableString, Tag

from coaching.practice.url_parts import joined, parts_of

RENAMED = {"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3", "strong": "b", "em": "i", "pre": "p", "tr": "p", "dt": "p", "dd": "p"}
BLOCKS = {"p", "h2", "h3", "ul", "ol", "blockquote"}
LONGEST_ADDRESS, LONGEST_ALT = 2000, 250
KEPT = BLOCKS | {"b", "i", "a", "li", "br"}
GONE = ["script", "style", "iframe", "object", "embed", "form", "svg", "noscript", "template", "head", "title", "nav"]
GONE += ["button", "select", "textarea", "input", "video", "audio"]


def cleaned(html: str, base: str = "", file: str = "") -> tuple[str, list[dict[str, str]]]:
    """The text, with `<!--picture 0-->` between two blocks where a picture was; and each picture's `src` and `alt`. Relative
    links lead to where they led from `base`; a relative `src` is a path in the archive that `file` is in."""
    soup = BeautifulSoup(html, "html.parser")
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for tag in soup.find_all(GONE):
        tag.decompose()
    for tag in soup.find_all(True):
        _settle(tag, base)
    _flatten(soup)
    pictures: list[dict[str, str]] = []
    return _in_blocks(soup, lambda tag: _place(tag, pictures, base or file)), pictures


def paragraphs(text: str) -> str:
    """WordPress keeps paragraphs as empty lines."""
    if "<p" in text.lower():
        return text
    return "".join(f"<p>{part}</p>" for part in text.replace("\r\n", "\n").split("\n\n") if part.strip())


def _settle(tag: Tag, base: str) -> None:
    """A tag that we have, without attributes; or only what is in it."""
    if tag.name == "img":
        return
    if tag.name in {"td", "th"}:
        tag.append(" ")
    address = joined(base, str(tag.get("href", ""))) if tag.name == "a" else ""
    tag.name = RENAMED.get(tag.name, tag.name)
    tag.attrs = {}
    if tag.name == "a" and parts_of(address).scheme in {"http", "https", "mailto", "tel"}:
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


def _in_blocks(soup: BeautifulSoup, place: Callable[[Tag], str]) -> str:
    """What is outside of any block is a paragraph; an empty one is none. A picture comes after the block that it is in."""
    parts, loose = [], ""
    for node in [*soup.contents, None]:
        pictures = _taken_out(node)
        if not (isinstance(node, Tag) and (node.name in BLOCKS or node.name == "img")) and node is not None:
            loose += str(node) if isinstance(node, Tag) else _escaped(node)
        if pictures or node is None or (isinstance(node, Tag) and node.name in BLOCKS):
            parts += [f"<p>{loose.strip()}</p>"] if loose.strip() else []
            loose = ""
        parts += [str(node)] if isinstance(node, Tag) and node.name in BLOCKS and node.get_text(strip=True) else []
        parts += [place(each) for each in pictures]
    return "".join(parts)


def _taken_out(node: object) -> list[Tag]:
    if not isinstance(node, Tag):
        return []
    return [node] if node.name == "img" else [each.extract() for each in node.find_all("img")]


def _place(tag: Tag, pictures: list[dict[str, str]], base: str) -> str:
    """Pages that load pictures late keep their addresses elsewhere."""
    said = (str(tag.get(name, "")).strip() for name in ("data-src", "data-lazy-src", "data-orig-file", "src"))
    src = next((each for each in said if each and not each.startswith("data:")), "")
    address = joined(base, src) if src else ""
    pictures.append({"src": address[:LONGEST_ADDRESS], "alt": " ".join(str(tag.get("alt", "")).split())[:LONGEST_ALT]})
    return f"<!--picture {len(pictures) - 1}-->"


def _escaped(node: object) -> str:
    return node.output_ready("minimal") if isinstance(node, NavigableString) else ""
