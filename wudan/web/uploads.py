"""Files that come with a form: held in memory, never laid down, and none is lost in silence (A22).

Django's handler looks at the length of the whole request, and past its limit the form says nothing of any
file: an optional picture would be gone without a word. Here each file is looked at by itself.
"""

from io import BytesIO

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

_TOO_LONG = bytes(settings.FILE_UPLOAD_MAX_MEMORY_SIZE + 1)
"""Longer than any page takes. Zeros that nobody wrote: all files that are too large share them."""


class InMemory(FileUploadHandler):
    """Keeps the files of a request while they fit into what one request may hold together.

    One that does not is read past, and comes as something longer than any page takes: whoever reads it
    refuses it by its size, in words, beside its field.
    """

    def __init__(self, request: object = None) -> None:
        super().__init__(request)  # type: ignore[arg-type]
        self._room: int = settings.FILE_UPLOAD_MAX_MEMORY_SIZE
        self._parts: list[bytes] = []
        self._size = 0

    def new_file(self, *args: object, **kwargs: object) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]
        self._parts, self._size = [], 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """A piece of it; past the limit only counted."""
        self._size += len(raw_data)
        if self._size <= self._room:
            self._parts.append(raw_data)
        else:
            self._parts = []

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file, or what stands for one that is too large."""
        content, size = b"".join(self._parts), self._size
        self._parts = []
        if size > self._room:
            content, size = _TOO_LONG, max(size, len(_TOO_LONG))
        else:
            self._room -= size
        return InMemoryUploadedFile(
            BytesIO(content), self.field_name, self.file_name, self.content_type, size, self.charset,
            self.content_type_extra,
        )  # fmt: skip
