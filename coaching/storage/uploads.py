"""Files on their way in. One that can't be kept takes nothing else of its form with it."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, MemoryFileUploadHandler, TemporaryFileUploadHandler

from coaching.storage.not_kept import FileTooLarge, NotKept, told_as_not_kept

LARGEST = 25 * 1024**2  # bytes of one file; each form may take less
LARGEST_REQUEST = 64 * 1024**2  # of which nothing is read when it says that it is larger


class InMemory(MemoryFileUploadHandler):
    """Small requests; too large ones are refused before a byte is read."""

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *args: Any, **kwargs: Any) -> None:
        if content_length > LARGEST_REQUEST:
            raise RequestDataTooBig("A request with files is larger than LARGEST_REQUEST.")
        super().handle_raw_input(input_data, META, content_length, *args, **kwargs)


class OnDisk(TemporaryFileUploadHandler):
    """Larger ones: in a folder of ours until the form has been looked at. After a failure nothing more is written, and what
    the form gets is a `LostUpload`."""

    failure: NotKept | None = None
    file_name: str
    content_type: str

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        self.failure = None
        self.__dict__.pop("file", None)  # the one before belongs to the form
        with self._noted():
            FileUploadHandler.new_file(self, *args, **kwargs)
            self.file = ArrivingFile(self.file_name, self.content_type, 0, self.charset, self.content_type_extra)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        with self._noted():
            if self.failure is None and start + len(raw_data) > LARGEST:
                raise FileTooLarge(LARGEST)
            if self.failure is None:
                super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> UploadedFile:
        with self._noted():
            if self.failure is None:
                self.file.flush()
                self.file.seek(0)
                self.file.size = file_size
        if self.failure is None:
            return self.file
        return LostUpload(self.failure, self.file_name, self.content_type, file_size)

    def upload_interrupted(self) -> None:
        self._throw_away()

    @contextmanager
    def _noted(self) -> Iterator[None]:
        try:
            with told_as_not_kept(settings.ARRIVING_ROOT):
                yield
        except NotKept as error:
            self.failure = error
            self._throw_away()

    def _throw_away(self) -> None:
        """Closing writes what is still in memory, which a full disk refuses; the system has closed it all the same."""
        file = self.__dict__.pop("file", None)
        if file is not None:
            with suppress(OSError):
                file.close()
            with suppress(OSError):
                os.remove(file.temporary_file_path())


def temporary_file() -> IO[bytes]:
    """A file without a name, in the folder of ours, gone when it is closed."""
    os.makedirs(settings.ARRIVING_ROOT, exist_ok=True)
    return tempfile.TemporaryFile("w+b", dir=settings.ARRIVING_ROOT)


class ArrivingFile(TemporaryUploadedFile):
    """Gone when it is closed, unless a storage has taken it over."""

    def __init__(self, name: str, *facts: Any) -> None:
        os.makedirs(settings.ARRIVING_ROOT, exist_ok=True)
        file = tempfile.NamedTemporaryFile(dir=settings.ARRIVING_ROOT, suffix=".upload")  # noqa: SIM115 - it closes with us
        UploadedFile.__init__(self, file, name, *facts)


class LostUpload(UploadedFile):
    """Stands for a file that arrived and was not kept. Whoever looks into it hears why; how large it was is known of one that
    is too large, so that a form may say its own limit."""

    def __init__(self, failure: NotKept, name: str, content_type: str, size: int) -> None:
        self.failure = failure
        super().__init__(None, name, content_type, size)

    def _lost(self) -> Any:
        raise self.failure

    def _size(self) -> int:
        return self._counted if isinstance(self.failure, FileTooLarge) else self._lost()

    def _set_size(self, size: int) -> None:
        self._counted = size

    file = property(lambda self: self._lost(), lambda self, value: None)
    size = property(_size, _set_size)
    closed = True

    def close(self) -> None:
        """There is nothing to close."""
