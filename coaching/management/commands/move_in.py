from pathlib import Path

from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.core.management.base import BaseCommand, CommandError

from coaching.people.access import owners
from coaching.tables.unreadable import Unreadable
from coaching.website.moving_in import moving
from coaching.website.moving_in.doubts import judge
from coaching.website.moving_in.left_out import WHY
from coaching.website.moving_in.reading import read

LARGEST = 500 * 1024**2  # bytes; a form takes less


class Command(BaseCommand):
    """For a site that is too large for the form of /admin/moving-in/: what is in the file becomes drafts and redirects at once,
    and that page shows what came of it, with its undo."""

    help = "Moves an existing site in: a feed, WordPress's export, a ZIP of pages, or a CSV of redirects."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--show", action="store_true", help="say what is in it, and change nothing")

    def handle(self, *args, file, show=False, **options):
        try:
            with file.open("rb") as opened:
                self.move_in(UploadedFile(File(opened), file.name, size=file.stat().st_size), show)
        except OSError as error:
            raise CommandError(f"{file} can't be opened: {error.strerror}.") from error
        except Unreadable as error:
            raise CommandError(str(error)) from error
        except moving.NoArticles as error:
            raise CommandError("There is no list of articles on the site yet: add that page first.") from error

    def move_in(self, upload, show):
        found = read(upload, largest=LARGEST)
        refused = [item for item in judge(found["items"]) if item["refused"] or (item["to"] and item["doubt"])]
        for item in refused:
            self.stderr.write(f"Line {item['line']}: {item['old']}: {item['refused'] or item['doubt']}")
        for entry in found["left_out"]:
            self.stderr.write(f"{entry['title']}: {WHY[entry['why']]}")
        articles = [item for item in found["items"] if not (item["to"] or item["refused"])]
        pictures = sum(len(item["pictures"]) for item in articles)
        redirects = len(found["items"]) - len(articles) - len(refused)
        counts = f"Articles: {len(articles)}, with {pictures} pictures. Redirects: {redirects}. "
        counts += f"Left out: {found['left'] + len(refused)}"
        if show:
            self.stdout.write(f"{counts}. Nothing was changed.")
            return
        by = owners().first()
        move = moving.bring(move=moving.take_in(upload=upload, found=found, by=by), by=by)
        self.stdout.write(f"{counts}.\n{len(move.pages)} drafts and {len(move.redirects)} redirects were made; pictures follow.")
