"""Pictures that come with a form: drawn anew, sealed, and taken away again if the act is refused."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.http import HttpRequest

from wudan.kit.pictures import drawn_anew
from wudan.kit.refusals import Refusal
from wudan.sites.files import pictures_kept


@contextmanager
def kept(request: HttpRequest, fields: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The drawn names by key, for fields by key; refused, none of them stays. Raises Malformed."""
    names: dict[str, str] = {}
    try:
        for key, field in fields.items():
            file = request.FILES.get(field)
            if file is not None:
                names[key] = pictures_kept().put(drawn_anew(file.read(), field=field).content)
        yield names
    except Refusal:
        for name in names.values():
            pictures_kept().remove(name)
        raise
