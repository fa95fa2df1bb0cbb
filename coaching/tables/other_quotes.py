"""Tables in which another sign than the quotation mark stands around each cell: “…”, „…“, '…'. Pure."""

import re

LOOK_AT = 30  # lines
AROUND = (("“", "”"), ("„", "“"), ("„", "”"), ("'", "'"), ("‘", "’"), ("«", "»"))
DELIMITERS = ",;\t|"


def straightened(lines):
    """The lines with quotation marks as programs write them, where all cells of one of the first lines have another sign around
    them; else as they are."""
    signs = next((found for line in lines[:LOOK_AT] if (found := _around(line.strip()))), None)
    if not signs:
        return lines
    (opens, closes), delimiter = signs
    cell = re.compile(rf"(^|{re.escape(delimiter)})\s*{opens}(.*?)(?<!\\){closes}\s*(?={re.escape(delimiter)}|$)")
    return [cell.sub(_quoted, line.rstrip("\n")) + "\n" for line in lines]


def _around(line):
    """(the signs around each cell, the delimiter between them) of a line of two cells or more, or None."""
    for opens, closes in AROUND:
        for delimiter in DELIMITERS:
            cells = line.split(delimiter)
            if len(cells) > 1 and all(
                len(each) > 2 and each.strip()[:1] == opens and each.strip()[-1:] == closes for each in cells
            ):
                return (opens, closes), delimiter
    return None


def _quoted(found):
    text = found[2].replace("\\'", "'").replace('"', '""')
    return f'{found[1]}"{text}"'
