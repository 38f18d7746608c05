"""Pictures that come with a form: drawn anew, sealed, and taken away again if the act is refused."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from io import BytesIO
from typing import Concatenate, ParamSpec, cast

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from wudan.kit.pictures import MOST_BYTES, drawn_anew
from wudan.kit.refusals import Malformed, Refusal
from wudan.sites.files import pictures_kept

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


class Sealed(UploadedFile):  # type: ignore[type-arg]
    """A picture that was sealed as it arrived, or was not, for a reason."""

    def __init__(self, size: int, *, name: str = "", fault: Malformed | None = None) -> None:
        super().__init__(file=BytesIO(), name="picture", size=size)
        self.sealed_as, self.fault, self.is_taken = name, fault, False


class SealingPictures(FileUploadHandler):
    """One picture for each item of a standard: holds one at a time, and no more of it than a picture has, so
    that memory does not depend on how many there are."""

    def __init__(self, request: object = None) -> None:
        super().__init__(request)  # type: ignore[arg-type]
        self._parts: list[bytes] = []
        self._held = self._size = 0
        self._made: list[Sealed] = []

    def new_file(self, *args: object, **kwargs: object) -> None:
        """A picture begins."""
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]
        self._parts, self._held, self._size = [], 0, 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """A piece of it; once it is too large for a picture, only counted."""
        self._size += len(raw_data)
        if self._held <= MOST_BYTES:
            self._parts.append(raw_data)
            self._held += len(raw_data)

    def file_complete(self, file_size: int) -> Sealed:
        """Draw it anew and seal it; what cannot be drawn says why, beside its field."""
        content, self._parts = b"".join(self._parts), []
        if not content:
            return Sealed(0)
        field = self.field_name or ""
        try:
            name = pictures_kept().put(drawn_anew(content, field=field).content)
        except Malformed as fault:
            return Sealed(self._size, fault=fault)
        self._made.append(Sealed(self._size, name=name))
        return self._made[-1]

    def drop(self) -> None:
        """Remove those that no row names: refused, sent twice, or under a name nobody asked for."""
        for one in self._made:
            if not one.is_taken:
                pictures_kept().remove(one.sealed_as)


def many_pictures(view: View[P]) -> View[P]:
    """Take the pictures of a form one after another. Its guard against other sites comes once they can be taken,
    for it reads the form."""
    inner = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method != "POST":
            return inner(request, *args, **kwargs)
        handler = SealingPictures(request)
        request.upload_handlers = [handler]
        try:
            return inner(request, *args, **kwargs)
        finally:
            handler.drop()

    return cast(View[P], answer)


@contextmanager
def kept(request: HttpRequest, fields: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The drawn names by key, for fields by key; refused, none of them stays. Raises Malformed."""
    names: dict[str, str] = {}
    found = {key: request.FILES.get(field) for key, field in fields.items()}
    sent = {key: file for key, file in found.items() if file is not None}
    try:
        for key, file in sent.items():
            names[key] = _name_of(file, fields[key])
        yield names
    except Refusal:
        for key, name in names.items():
            if not isinstance(sent[key], Sealed):  # its handler does
                pictures_kept().remove(name)
        raise
    for file in sent.values():
        if isinstance(file, Sealed):
            file.is_taken = True


def _name_of(file: UploadedFile, field: str) -> str:  # type: ignore[type-arg]
    if not isinstance(file, Sealed):
        return pictures_kept().put(drawn_anew(file.read(), field=field).content)
    if file.fault is not None:
        raise file.fault
    return file.sealed_as
