"""The pictures of articles that moved in: from beside them in the same archive, or from where the old site has them.

Each is brought by a job, put behind the paragraph it was after, and has the words that it had there; one without words that say
something keeps its article from being published until somebody writes them.
"""

import re
from collections.abc import Collection
from pathlib import PurePosixPath
from typing import Any
from uuid import uuid4
from zipfile import BadZipFile, ZipFile

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django_tasks import task

from coaching.booking.busy.errors import CannotRead
from coaching.booking.busy.fetching import LIMIT, fetch
from coaching.jobs.time_limits import time_limit
from coaching.practice.models import PracticeImage
from coaching.practice.pictures import alt_text
from coaching.practice.url_parts import parts_of
from coaching.website.models import ArticlePage
from coaching.website.moving_in.image_files import NoPicture, picture_file
from coaching.website.moving_in.models import SiteMove

PLACE = re.compile(r"<!--picture (\d+)-->")
WAITING, HERE, LOST = "waiting", "here", "lost"
SECONDS = 20  # for one picture, however its server behaves
MOST_BESIDE = 100 * 1024**2  # bytes of all pictures in an archive


def body_of(item: dict[str, Any]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """(blocks of text, its pictures): each picture with the id of the block that it comes `after`, or ""."""
    blocks: list[dict[str, Any]] = []
    places: list[dict[str, Any]] = []
    for number, part in enumerate(PLACE.split(item["html"])):
        if number % 2:
            after = blocks[-1]["id"] if blocks else ""
            places.append({**item["pictures"][int(part)], "after": after, "state": WAITING, "image": None})
        elif part:
            blocks.append({"type": "text", "value": part, "id": str(uuid4())})
    return blocks, places


def keep_those_beside(move: SiteMove, upload: UploadedFile) -> None:
    """Keeps the pictures of an archive that its articles name, for a day (storage/orphans.py)."""
    wanted = {each["src"] for item in move.items for each in item["pictures"] if not _is_address(each["src"])}
    upload.seek(0)
    try:
        with ZipFile(upload) as archive:
            _keep(move, archive, wanted)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        return  # no archive, or a damaged part of one: its pictures are told as missing


def _keep(move: SiteMove, archive: ZipFile, wanted: Collection[str]) -> None:
    left = MOST_BESIDE
    for info in archive.infolist():
        if info.filename not in {each.lstrip("/") for each in wanted} or info.file_size > min(LIMIT, left):
            continue
        with archive.open(info) as file:
            content = file.read(LIMIT + 1)
        left -= len(content)
        storages["private"].delete(_beside(move, info.filename))
        storages["private"].save(_beside(move, info.filename), ContentFile(content))


def fetch_all(move: SiteMove) -> None:
    """A job for each article that has pictures."""
    for page in dict.fromkeys(each["page"] for each in move.items):
        bring_pictures.enqueue(move.pk, page)


@task(priority=-10)
@time_limit(minutes=10)
def bring_pictures(move_pk: int, page_pk: int) -> None:
    """All pictures of one article. Done again it goes on where it ended."""
    move = SiteMove.objects.filter(pk=move_pk).first()
    for number, wanted in enumerate(move.items if move else ()):
        if move and wanted["page"] == page_pk and wanted["state"] == WAITING:
            _bring(move, number, _content(move, wanted["src"]))


def undo(move: SiteMove, kept: Collection[int]) -> None:
    """Deletes the pictures that no page shows now; those of the pages `kept` stay. An archive's own go with them."""
    staying = {each["image"] for each in move.items if each.get("page") in kept}
    for image in PracticeImage.objects.filter(pk__in=[each.get("image") for each in move.items if each.get("image")]):
        if image.pk not in staying and not any(image.get_usage()):
            image.delete()


def _content(move: SiteMove, src: str) -> bytes | None:
    """What the picture is made of; None where it isn't to be had."""
    if not _is_address(src):
        name, private = _beside(move, src), storages["private"]
        return private.open(name).read() if src and private.exists(name) else None
    try:
        return fetch(src, seconds=SECONDS, accept="image/*").body
    except CannotRead:
        return None


@transaction.atomic
def _bring(move: SiteMove, number: int, content: bytes | None) -> None:
    """Puts it into its article, once."""
    move = SiteMove.objects.select_for_update().get(pk=move.pk)
    page = ArticlePage.objects.filter(pk=move.items[number]["page"]).first() if move.state == SiteMove.State.DONE else None
    if page is None or move.items[number]["state"] != WAITING:
        return
    wanted = move.items[number]
    image = _known(move, wanted["src"]) or _made(wanted, content, move)
    wanted["state"], wanted["image"] = (HERE, image.pk) if image else (LOST, None)
    if image:
        _put(page, wanted, image)
    move.save(update_fields=["items"])


def _known(move: SiteMove, src: str) -> PracticeImage | None:
    """The same picture of another article."""
    pk = next((each["image"] for each in move.items if each["src"] == src and each["image"]), None)
    return PracticeImage.objects.filter(pk=pk).first()


def _made(wanted: dict[str, Any], content: bytes | None, move: SiteMove) -> PracticeImage | None:
    stem = PurePosixPath(parts_of(wanted["src"]).path).stem[:60]
    try:
        file = picture_file(content or b"", stem)
    except NoPicture:
        return None
    words = _words(wanted["alt"], file.name or "")
    title = (wanted["alt"] or stem.replace("-", " ").replace("_", " ") or move.file_name)[:200]
    return PracticeImage.objects.create(title=title, description=words, file=file, uploaded_by_user=move.by)


def _words(alt: str, file_name: str) -> str:
    """What it showed on the old site, if that says something."""
    try:
        alt_text.check(alt, file_name)
    except ValidationError:
        return ""
    return alt


def _put(page: ArticlePage, wanted: dict[str, Any], image: PracticeImage) -> None:
    """Into the draft, behind the block that it was after; at its end if that is gone. A draft that nobody changed stays one."""
    value = {"image": {"image": image.pk, "alt_text": image.description, "decorative": False}, "caption": "", "text": ""}
    block = {"type": "picture", "value": value, "id": str(uuid4())}
    is_untouched = not page.live and page.revisions.count() == 1
    draft = page.get_latest_revision_as_object()
    blocks = [dict(each) for each in draft.body.raw_data]
    draft.body = ArticlePage._meta.get_field("body").to_python(_with(blocks, block, wanted["after"]))
    if not is_untouched:
        draft.save_revision()
        return
    page.body = draft.body
    page.save()
    page.latest_revision.content = page.serializable_data()
    page.latest_revision.save(update_fields=["content"])


def _with(blocks: list[dict[str, Any]], block: dict[str, Any], after: str) -> list[dict[str, Any]]:
    ids = [each.get("id") for each in blocks]
    at = ids.index(after) + 1 if after in ids else 0 if not after else len(blocks)
    while at < len(blocks) and blocks[at]["type"] == "picture":
        at += 1  # behind those that stood there before it
    return [*blocks[:at], block, *blocks[at:]]


def _is_address(src: str) -> bool:
    return parts_of(src).scheme in {"http", "https"}


def _beside(move: SiteMove, src: str) -> str:
    """Where a picture of an archive waits: its own name could lead anywhere."""
    return f"moving-in/{move.pk}/{src.lstrip('/').encode().hex()[-180:]}"
