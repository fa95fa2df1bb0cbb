"""A practice's own words for the weekly email, from when it was a list of lines: what they spoke of is in its card now.

Their own sentences stay. What cannot be filled in anymore goes from them, supplied lines that only held such a place go whole, and
the places that are new are put at the end.
"""

import re

from django.db import migrations

KIND = "client_area.digest"
SUPPLIED = {"This comes first:", "Everything is on your page: {home}", "Another day or hour, or no weekly email: {stop}"}
GONE = re.compile(r"\s*[:–—-]?\s*\{(?:rest|home|stop|url)\}")
NEW = ("{well}", "{also}", "{ending}")


def subject_now(subject):
    return " ".join(GONE.sub("", subject).replace("{first}", "{what}").split())


def body_now(body):
    """The paragraphs that are left, with the new places."""
    lines = (_line(line) for line in body.splitlines() if line.strip() not in SUPPLIED)
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(line for line in lines if line is not None)).strip()
    return "\n\n".join(filter(None, (text, *(each for each in NEW if each not in text))))


def _line(line):
    """None for one that held nothing else but a place of before; the card says first what `{first}` said."""
    if not re.search(r"\{(?:first|rest|home|stop|url)\}", line):
        return line
    left = GONE.sub("", line)
    if not re.search(r"\w", left.replace("{first}", "")):
        return None
    return left.replace("{first}", "{what}").rstrip()


def move_words(apps, schema_editor):
    for text in apps.get_model("coaching", "MailText").objects.filter(kind=KIND):
        text.subject = subject_now(text.subject)
        text.body = body_now(text.body) if text.body else ""
        text.save(update_fields=["subject", "body"])


class Migration(migrations.Migration):

    dependencies = [("coaching", "0053_page_blocks")]

    operations = [migrations.RunPython(move_words, migrations.RunPython.noop)]
