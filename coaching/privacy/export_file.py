"""Writes everything a person has into one ZIP: `everything.json`, a table per list, each exercise as a page."""

import csv
import json
import shutil
from io import TextIOWrapper
from itertools import chain
from zipfile import ZIP_DEFLATED, ZipFile

from django.template.loader import render_to_string
from django.utils import timezone

from coaching.exercises.models import AnswerFile, ReviewFile, Submission
from coaching.exercises.models.prompts import commented, handed_in
from coaching.files.models import SharedFile
from coaching.modules import installed_modules
from coaching.practice.models import PracticeSettings
from coaching.practice.tables import cell
from coaching.privacy.data_inventory import SUBJECTS
from coaching.storage.file_names import portable
from coaching.storage.uploads import temporary_file

HERE = "coaching/privacy/archive"


def write(file, person, now):
    """Writes the ZIP into `file` (binary, open). Of the lists, one at a time is held in memory."""
    with ZipFile(file, "w", ZIP_DEFLATED) as archive, timezone.override(person.clients[0].timezone):
        lists, pages, files = _lists(archive, person, now), list(_pages(archive, person)), list(_files(archive, person))
        context = {"person": person, "practice": PracticeSettings.load(), "now": now}
        context |= {"lists": lists, "pages": pages, "files": files}
        archive.writestr("index.html", render_to_string(f"{HERE}/index.html", context))


def _lists(archive, person, now):
    """Writes each list as a table, and all of them as `everything.json`. Returns [{title, file, count}]."""
    lists = []
    with temporary_file() as raw:
        whole = TextIOWrapper(raw, encoding="utf-8")
        whole.write(f'{{"made_at": "{now.isoformat()}"')
        for slug, title, rows in _everything(person):
            rows = list(rows)
            whole.write(f",\n{json.dumps(slug)}: {json.dumps(rows, ensure_ascii=False)}")
            lists.append({"title": title, "file": _table(archive, f"lists/{slug}.csv", rows), "count": len(rows)})
        whole.write("}\n")
        whole.flush()
        raw.seek(0)
        with archive.open("everything.json", "w") as entry:
            shutil.copyfileobj(raw, entry)
    return lists


def _everything(person):
    """(slug, title, rows) of each list: the practice's own, then what each module holds."""
    for subject in SUBJECTS:
        yield subject.slug, subject.title, subject.of(person)
    for module in installed_modules():
        found = [module.export(client) for client in person.clients]
        for name in dict.fromkeys(chain.from_iterable(found)):
            rows = chain.from_iterable(_rows(each.get(name, [])) for each in found)
            yield f"{module.slug}-{name}", f"{module.title}: {name.replace('_', ' ')}", rows


def _rows(value):
    """What a module gives under one name, as rows: it may be one thing, or a list of plain ones."""
    return [each if isinstance(each, dict) else {"value": each} for each in (value if isinstance(value, list) else [value])]


def _table(archive, name, rows):
    """Writes a table for spreadsheet programs and returns its name; none for an empty list."""
    if not rows:
        return ""
    columns = list(dict.fromkeys(chain.from_iterable(rows)))
    # Excel reads UTF-8 by the mark at the beginning.
    with archive.open(name, "w") as entry, TextIOWrapper(entry, encoding="utf-8-sig", newline="") as out:
        table = csv.writer(out)
        table.writerow(columns)
        table.writerows([cell(_flat(row.get(column))) for column in columns] for row in rows)
    return name


def _flat(value):
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value


def _pages(archive, person):
    """Writes what was handed in as pages to read, with the coach's comment. Returns [{title, on, number, file}]."""
    submissions = Submission.objects.filter(assignment__client__in=person.clients)
    for each in submissions.select_related("assignment__version", "review").order_by("submitted_at", "pk"):
        name, title = f"exercises/{each.assignment_id}-{each.number}.html", each.assignment.version.title
        review = getattr(each, "review", None)
        context = {"submission": each, "title": title, "review": review}
        context["prompts"] = commented(handed_in(each), review.comments if review else {})
        context["archive"] = True  # files and pictures are led to inside of the archive
        archive.writestr(name, render_to_string(f"{HERE}/exercise.html", context))
        yield {"title": title, "on": each.submitted_on, "number": each.number, "file": name}


def _files(archive, person):
    """Copies the files of answers, those the coach sent back, and those given both ways. Returns [{name, file}]; one that is
    gone is left out."""
    mine = AnswerFile.objects.filter(assignment__client__in=person.clients)
    sent = ReviewFile.objects.filter(submission__assignment__client__in=person.clients, submission__review__isnull=False)
    shared = SharedFile.objects.kept().filter(client__in=person.clients)
    for row in chain.from_iterable(rows.order_by("pk").iterator() for rows in (mine, sent, shared)):
        name = f"files/{row.folder}-{row.pk}-{portable(row.name)}"
        try:
            with row.file.open("rb") as source, archive.open(name, "w") as entry:
                shutil.copyfileobj(source, entry)
        except FileNotFoundError:
            continue
        yield {"name": row.name, "file": name}
