"""What is sent to an address and isn't just text."""

from dataclasses import dataclass

from django.core.files.uploadedfile import SimpleUploadedFile


@dataclass(frozen=True)
class Thing:
    """The key of a thing of the world, and what stands before it."""

    name: str
    before: str = ""


@dataclass(frozen=True)
class Upload:
    """A file."""

    name: str
    content: bytes

    def opened(self):
        return SimpleUploadedFile(self.name, self.content)
