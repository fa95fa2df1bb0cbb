"""Whether a text is for machines: source code, JSON, HTML, tables with commas, logs, SQL. A line of it within prose is prose."""

import re

SHARE = 0.6  # of the lines
TAGS_SHARE = 0.3  # of the characters
LONGEST = 300  # characters of a line that are looked at


def _line(*patterns):
    return re.compile(r"\s*(?:" + "|".join(patterns) + ")")


# What no sentence begins with.
_SURE = _line(
    r"(?:async )?(?:def|class|function|func|fn|interface|struct|enum)\s+\w+\s*[({:<].*[:{;)]$|class\s\w+\s?[:{]$",
    r"(?:const|let|var)\s\w+\s*=|(?:public|private|protected|static|final)\s.*[;{]$",
    r"(?:if|for|while|switch|catch)\s?\(.*\)\s*\{",
    r"#include\s*[<\"]|#!/|\$\s\w+|>>>\s|Traceback \(|File \"|@\w+\(",
    r"SELECT\s.+\sFROM\s|(?i:select\s.+\sfrom\s.+;\s*$)",
    r"(?i:insert into\s+\w+\s*\(|update\s+\w+\s+set\s+\w+\s*=|delete from\s+\w+\s+where)",
    r"(?i:create (?:table|index|view)\s|(?:alter|drop) table\s)",
    r"\[?\d{4}[-/]\d\d[-/]\d\d[ T]\d\d:\d\d:\d\d|\d{1,3}(?:\.\d{1,3}){3}\s-|[A-Z][a-z]{2} +\d+ \d\d:\d\d:\d\d\s",
    r"[\[<(]?(?:INFO|ERROR|WARN|WARNING|DEBUG|FATAL|TRACE)\b",
    r"[\w\s.#:>,*-]{1,80}\{[^{}]*:[^{}]*\}\s*$",
)
# What is code beside lines that are, or that are like it.
_LIKE = _line(
    r"[{}\[\]();,]+\s*$",
    r".*[{;]\s*$",
    r"(?:from\s+[\w.]+\s+)?import\s+[\w.*{},\s]+$",
    r"(?:if|for|while|elif|else|try|except|finally|with)\b.*:\s*$",
    r"(?:return|print|raise|throw|yield|pass|break|continue)\b",
    r"(?:SELECT|FROM|WHERE|JOIN|LEFT JOIN|INNER JOIN|GROUP BY|ORDER BY|VALUES|LIMIT|AND)\b\s*[\w.(\"`*'=]*",
    r"[\w.\[\]'\"]+\s*(?:[-+*/|]?=|=>|:=)\s*\S",
    r"[\w.]+\([^()]*\)\s*$",
    r"[\"'][\w -]+[\"']\s*:\s*\S",
    r"//|/\*|\*/|\d\d:\d\d:\d\d[.,\s]|at [\w.$]+\(|\w+Error\b",
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_JSON = re.compile(r"[{,\[]\s*\"[^\"\n]{1,80}\"\s*:")


def is_code(text: str) -> bool:
    """Whether most of a text is not prose."""
    lines = [line.strip()[:LONGEST] for line in text.split("\n") if line.strip()]
    return bool(lines) and (_as_json(text) or _as_html(text) or _as_table(lines) or _as_lines(lines))


def _as_json(text):
    bare = text.strip()
    return bare[0] in "{[" and bare[-1] in "}]" and _JSON.search(bare) is not None


def _as_html(text):
    bare = text.strip()
    return bare[-1] == ">" and sum(map(len, _TAG.findall(bare))) >= TAGS_SHARE * len(bare)


def _as_table(lines):
    """At least three lines with as many separators each, and no space after them as prose has."""
    return len(lines) >= 3 and any(_in_columns([line.count(mark) - line.count(f"{mark} ") for line in lines]) for mark in ",;\t")


def _in_columns(counts):
    return counts[0] >= 2 and counts.count(counts[0]) >= 0.8 * len(counts)


def _as_lines(lines):
    """Most lines look like code. A single line has to look like nothing else."""
    sure = sum(_SURE.match(line) is not None for line in lines)
    like = sum((_SURE.match(line) or _LIKE.match(line)) is not None for line in lines)
    return like >= SHARE * len(lines) and (sure > 0 or like > 2 or len(lines) == like == 2)
