"""The rows of a table of cells and delimiters, each with the number of its line: none is lost to a stray quotation mark."""

import csv
from typing import NamedTuple

from coaching.tables.row_shape import Shape, alone

MOST_LINES = 200  # of one row; a cell that goes on for longer was never meant to
TORN_LINES = 20  # the same where a quotation mark is wrong


class Row(NamedTuple):
    """`line` counts from 1; `is_whole` is not so where a quotation mark was missing or too much."""

    line: int
    cells: list[str]
    is_whole: bool = True


def read_rows(lines, delimiter, *, start):
    """The rows from line `start` (counted from 0) on, which is the one after the header.

    A cell may have many lines. One that was never meant to begin swallows whole rows up to the next quotation mark, or to the
    end; then each line is a row of its own again. Which of both it is, `row_shape.Shape` tells.
    """
    shape, at = Shape.of(lines, delimiter, start), start
    while at < len(lines):
        for cells, count in _strictly(lines, delimiter, at):
            if count > 1 and shape.swallows(lines[at : at + count]):
                break
            yield Row(at + 1, cells)
            at += count
        if at < len(lines):
            cells, count = _torn(lines, delimiter, at, shape)
            yield Row(at + 1, cells, is_whole=False)
            at += count


def _reader(lines, delimiter, **options):
    return csv.reader(lines, delimiter=delimiter, skipinitialspace=True, **options)


def _strictly(lines, delimiter, at):
    """(cells, of how many lines) row by row, up to the first that is not written as it has to be."""
    before = 0

    def following():
        for number in range(at, len(lines)):
            if number - at - before >= MOST_LINES:
                return
            yield lines[number]

    reader = _reader(following(), delimiter, strict=True)
    try:
        for cells in reader:
            count, before = reader.line_num - before, reader.line_num
            yield cells, count
    except csv.Error:
        return


def _torn(lines, delimiter, at, shape):
    """(cells, of how many lines) of a row with a quotation mark too many or too few."""
    most = lines[at : at + TORN_LINES]
    reader = _reader(most, delimiter)
    try:
        cells, count = next(reader), reader.line_num
    except csv.Error:
        cells, count = [], 0
    if 1 < count < len(most) and len(cells) in shape.widths and not shape.has_a_row(most[1:count]):
        return cells, count
    return alone(lines[at], delimiter), 1
