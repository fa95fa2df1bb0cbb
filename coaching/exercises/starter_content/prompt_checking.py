"""What is wrong with one prompt of starter content, in sentences for its author. Asks the database nothing."""

from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from typing import Any

from wagtail import blocks

from coaching.exercises.models.blocks import PromptsBlock, activity_choices
from coaching.modules import activity

BLOCKS = PromptsBlock().child_blocks
READING = ("h2", "h3", "p", "br", "b", "strong", "i", "em", "ol", "ul", "li", "a", "blockquote")
BROUGHT = [name for name in BLOCKS if name != "picture"]  # a picture is a row of one site's own


def prompt_problems(prompt: Any) -> Iterator[str]:
    """A sentence for each thing that is wrong with a (block name, value) pair; none says that it can be loaded."""
    if not isinstance(prompt, list | tuple) or len(prompt) != 2:
        yield "a prompt is a pair: the block's name and its value."
        return
    name, value = prompt
    if name not in BROUGHT:
        yield f"there is no block “{name}”. {one_of(BROUGHT)}"
    elif name == "reading":
        yield from _reading_problems(value)
    else:
        yield from (f"{name}: {sentence}" for sentence in _value_problems(name, value))


def _reading_problems(value: Any) -> Iterator[str]:
    if not isinstance(value, str):
        yield "its value is HTML, in one string."
        return
    tags = _Tags()
    tags.feed(value)
    yield from (f"reading: it can't hold <{tag}>. {one_of(READING)}" for tag in tags.found if tag not in READING)


class _Tags(HTMLParser):
    """The names of the tags that are fed to it, each once."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, None] = {}

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.found[tag] = None


def _value_problems(name: str, value: Any) -> Iterator[str]:
    block = BLOCKS[name]
    known = ", ".join(block.child_blocks)
    if not isinstance(value, Mapping):
        yield f"its value is a mapping of {known}."
        return
    yield from (f"“{key}” is not one of its values. It takes {known}." for key in value if key not in block.child_blocks)
    yield from _cleaning_problems(block, value)
    if not isinstance(value.get("measure", ""), str):
        yield "“measure” is the name of a measure, a string."
    if value.get("activity") and activity(value["activity"]) is None:
        yield f"no installed module has the activity “{value['activity']}”. {one_of(name for name, _title in activity_choices())}"


def _cleaning_problems(block: Any, value: Mapping[str, Any]) -> Iterator[str]:
    """What an editor would be told. A measure is given by its name, which only loading looks up."""
    given = {key: each for key, each in value.items() if key in block.child_blocks and key != "measure"}
    lists = [key for key in given if isinstance(block.child_blocks[key], blocks.ListBlock)]
    strings = [key for key in lists if not isinstance(given[key], list | tuple)]
    yield from (f"“{key}” is a list." for key in strings)
    try:
        block.clean(block.to_python({key: each for key, each in given.items() if key not in strings}))
    except blocks.StructBlockValidationError as error:
        wrong = {key: each for key, each in error.block_errors.items() if key not in strings}
        yield from (f"“{key}”: {_words(each)}" if key in value else f"“{key}” is missing." for key, each in wrong.items())


def _words(error: Any) -> str:
    """An error's own sentences, and those of a list's items."""
    if not hasattr(error, "block_errors"):
        return " ".join(error.messages)
    own = [sentence for problem in error.non_block_errors.as_data() for sentence in problem.messages]
    return " ".join([*own, *map(_words, error.block_errors.values())])


def one_of(names: Iterable[str]) -> str:
    """What there is to take, as a sentence."""
    listed = ", ".join(names)
    return f"Take one of {listed}." if listed else "There are none."
