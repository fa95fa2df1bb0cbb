"""The rows of a table of cells and delimiters, each with the number of its line: none is lost to a stray quotation mark."""

import csv
import re
from functools import cache
from typing import NamedTuple


class Row(NamedTuple):
    """`line` counts from 1; `is_whole` is not so where a quotation mark was missing or too much."""

    line: int
    cells: list[str]
    is_whole: bool = True


def read_rows(lines, delimiter, *, start, width):
    """The rows from line `start` (counted from 0) on. `width` is how many cells the header has.

    A cell may have many lines. One that was never meant to begin swallows whole rows up to the next quotation mark, or to the
    end; then each line is a row of its own again.
    """
    at = start
    while at < len(lines):
        for cells, count in _strictly(lines, delimiter, at):
            if count > 1 and _swallows(lines[at + 1 : at + count], delimiter, width):
                break
            yield Row(at + 1, cells)
            at += count
        if at < len(lines):
            cells, count = _torn(lines, delimiter, at, width)
            yield Row(at + 1, cells, is_whole=False)
            at += count


def _reader(lines, delimiter, at, **options):
    following = map(lines.__getitem__, range(at, len(lines)))
    return csv.reader(following, delimiter=delimiter, skipinitialspace=True, **options)


def _strictly(lines, delimiter, at):
    """(cells, of how many lines) row by row, up to the first that is not written as it has to be."""
    reader, before = _reader(lines, delimiter, at, strict=True), 0
    try:
        for cells in reader:
            yield cells, reader.line_num - before
            before = reader.line_num
    except csv.Error:
        return


def _torn(lines, delimiter, at, width):
    """(cells, of how many lines) of a row with a quotation mark too many or too few."""
    reader = _reader(lines, delimiter, at)
    try:
        cells, count = next(reader), reader.line_num
    except csv.Error:
        cells, count = [], 0
    ends = at + count < len(lines)
    if count > 1 and ends and len(cells) == width and not _swallows(lines[at + 1 : at + count], delimiter, width):
        return cells, count
    return alone(lines[at], delimiter), 1


def _swallows(lines, delimiter, width):
    """Whether lines within a cell are rows themselves: most have as many cells as the header. Two are too few to tell by."""
    filled = [line for line in lines if line.strip()]
    rows = sum(len(alone(line, delimiter)) == width for line in filled)
    return rows * 2 > len(filled) and (width > 2 or len(filled) > 2)


def alone(line, delimiter):
    """The cells of a line, whatever its quotation marks are."""
    line = line.rstrip("\r\n")
    if '"' not in line:
        return line.split(delimiter)
    return [_unquoted(*found.groups()) for found in _cell(delimiter).finditer(line)]


def _unquoted(quoted, plain):
    if quoted is not None:
        return quoted.replace('""', '"')
    return plain.strip()[1:].removesuffix('"').replace('\\"', '"') if plain.lstrip().startswith('"') else plain


@cache
def _cell(delimiter):
    sign = re.escape(delimiter)
    return re.compile(rf'(?:^|{sign})(?: *"((?:[^"]|"")*)" *(?={sign}|$)|([^{sign}]*))')
