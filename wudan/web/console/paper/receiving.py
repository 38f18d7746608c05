"""Many photographs in one form: each is sealed as it arrives, so that none lies open on a disk.

A file over the limit is read past and not kept, however long it is; the others go on.
"""

from io import BytesIO

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from wudan.intake.actions.send import MOST_FILES, Upload
from wudan.intake.files import scans_kept
from wudan.kit.optics import opening


class Received(UploadedFile):  # type: ignore[type-arg]
    """A file that was kept sealed, or that is not kept, with the reason."""

    def __init__(self, upload: Upload) -> None:
        super().__init__(file=BytesIO(), name="sheet", size=0)
        self.upload = upload


class SealingHandler(FileUploadHandler):
    """Holds one file at a time, and no more of it than may be kept."""

    def __init__(self, request: object = None) -> None:
        super().__init__(request)  # type: ignore[arg-type]
        self._parts: list[bytes] = []
        self._size, self._files = 0, 0

    def new_file(self, *args: object, **kwargs: object) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]
        self._parts, self._size = [], 0
        self._files += 1

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """A piece of it; past the limit only counted."""
        self._size += len(raw_data)
        if self._size <= opening.MOST_BYTES and self._files <= MOST_FILES:
            self._parts.append(raw_data)
        else:
            self._parts = []

    def file_complete(self, file_size: int) -> Received | None:
        """Keep it sealed if it may be a sheet; a field left empty is no file."""
        if not self._size:
            return None
        if self._size > opening.MOST_BYTES or self._files > MOST_FILES:
            return Received(Upload(words=opening.TOO_LARGE))
        content = b"".join(self._parts)
        self._parts = []
        if not opening.may_be_one(content):
            return Received(Upload(words=opening.NEITHER))
        return Received(Upload(kept=scans_kept().put(content)))
