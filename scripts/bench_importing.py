"""What it costs to bring 30,000 people in, as many as LinkedIn lets anyone have, on a database file that is deleted again.

Held to a minute in the background, and to the same time a person for 30,000 as for 3,000, twice at most.
"""

import os
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
FEW, MANY = 3_000, 30_000
MINUTE, LIMIT = 60, 2
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ROW = "Anna,Berg {0},https://www.linkedin.com/in/anna-{0},,Acme {1} Inc.,Engineer,05 Mar 2024\n"


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "coachsite.settings", "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3"}
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        few, many = bring_in(FEW), bring_in(MANY)
        growth = (many / MANY) / (few / FEW)
        print(f"{growth:.2f} times the time a person for {MANY:,} as for {FEW:,}")
        return 0 if many <= MINUTE and growth <= LIMIT else 1


def bring_in(count):
    """Seconds that adding takes in the background, once the file was read and everyone is ticked."""
    from django.utils import timezone

    from networking_module.contacts.importing import adding, choosing, reading, undoing
    from tests import factories

    client = factories.client(coach=factories.coach(name=f"Coach of {count}"))
    upload = BytesIO((HEADER + "".join(ROW.format(number, number % 900) for number in range(count))).encode())
    upload.size = upload.getbuffer().nbytes
    found = timed(f"reading {count:,} people", lambda: reading.read(upload))[0]
    now = timezone.now()
    shown = timed("showing them", lambda: choosing.take_in(client=client, found=found, now=now))[0]
    choosing.tick_all(contact_import=shown, ticked=True)
    adding.start(contact_import=shown, now=now)
    seconds = timed("adding them", lambda: adding.add_everyone(pk=shown.pk, now=timezone.now))[1]
    timed("taking them back", lambda: undoing.undo(contact_import=shown, now=now))
    return seconds


def timed(words, deed):
    start = time.perf_counter()
    result = deed()
    seconds = time.perf_counter() - start
    print(f"{words}: {seconds:.2f} s")
    return result, seconds


if __name__ == "__main__":
    sys.exit(main())
