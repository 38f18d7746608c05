"""照片、短片、录音、字幕、上墙的一张 of what is public, asked at every look; a film in the pieces a player asks for."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse

from wudan.content.enums import MediumKind
from wudan.content.files import content_films_kept, content_pictures_kept
from wudan.content.models import Medium, Placement
from wudan.content.papers import PAPERS, sheet
from wudan.kit.clock import local
from wudan.kit.refusals import Missing
from wudan.web.content.shown import GONE, load, unkept

_RANGE = re.compile(r"bytes=(\d{1,15})?-(\d{1,15})?")
_CHUNK = 256 * 1024


@login_not_required
def piece_picture(request: HttpRequest, no: str, name: str) -> HttpResponse:
    """A picture in one of its three sizes, by drawn name."""
    found = _placed(no)
    for one in found or ():
        if one.medium.kind == MediumKind.PICTURE and name in sizes_of(one.medium):
            return picture_answer(one.medium, name)
    return unkept(HttpResponse(status=GONE))


@login_not_required
def piece_film(request: HttpRequest, no: str, name: str) -> HttpResponse:
    """A film or a sound, whole or the part that was asked for."""
    for one in _placed(no) or ():
        if one.medium.kind != MediumKind.PICTURE and one.medium.name == name:
            return film_answer(request, one.medium)
    return unkept(HttpResponse(status=GONE))


@login_not_required
def piece_captions(request: HttpRequest, no: str, position: int) -> HttpResponse:
    """The captions of a film."""
    for one in _placed(no) or ():
        if one.position == position and one.captions:
            return unkept(HttpResponse(one.captions, content_type="text/vtt; charset=utf-8"))
    return unkept(HttpResponse(status=GONE))


@login_not_required
def piece_sheet(request: HttpRequest, no: str) -> HttpResponse:
    """As a sheet for the wall, A3 or A4; the same revision is the same sheet, with its hash (R120)."""
    shown = load(no)
    if shown is None:
        return unkept(HttpResponse(status=GONE))
    asked = request.GET.get("paper", "a3")
    paper = asked if asked in PAPERS else "a3"
    pictures = [one.medium for one in _placed(no) or () if one.medium.kind == MediumKind.PICTURE]
    made = sheet(
        shown.revision, paper=paper, county=settings.PACK.brand.title, unit=shown.article.unit.name,
        day=f"{local(shown.since):%Y年%-m月%-d日}", address=request.build_absolute_uri(reverse("piece", args=[no])),
        picture=content_pictures_kept().get(pictures[0].middle or pictures[0].name) if pictures else None,
    )  # fmt: skip
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{no}-{shown.revision.number}-{paper}.pdf"'
    return unkept(answer)


def sizes_of(medium: Medium) -> tuple[str, ...]:
    """The drawn names of a picture."""
    return tuple(filter(None, (medium.name, medium.middle, medium.small)))


def picture_answer(medium: Medium, name: str) -> HttpResponse:
    """One size of a picture; 410 when its bytes are gone."""
    try:
        content = content_pictures_kept().get(name)
    except Missing:
        return unkept(HttpResponse(status=GONE))
    return unkept(HttpResponse(content, content_type=medium.media_type))


def film_answer(request: HttpRequest, medium: Medium) -> HttpResponse:
    """A film from disk: 206 for a part, 416 for one that is not there, never all of it in memory."""
    try:
        path = content_films_kept().path(medium.name)
    except Missing:
        return unkept(HttpResponse(status=GONE))
    size = path.stat().st_size
    asked = _RANGE.fullmatch(request.headers.get("Range", ""))
    first, last = _part(asked, size)
    if first > last:
        refused = HttpResponse(status=416)
        refused["Content-Range"] = f"bytes */{size}"
        return unkept(refused)
    answer = StreamingHttpResponse(_read(path, first, last), status=206 if asked else 200, content_type=medium.media_type)  # fmt: skip
    answer["Accept-Ranges"], answer["Content-Length"] = "bytes", str(last - first + 1)
    if asked:
        answer["Content-Range"] = f"bytes {first}-{last}/{size}"
    return unkept(cast(HttpResponse, answer))


def _part(asked: re.Match[str] | None, size: int) -> tuple[int, int]:
    """First and last byte; the last so many when no first is named."""
    if asked is None or (asked[1] is None and asked[2] is None):
        return 0, size - 1
    if asked[1] is None:
        return max(0, size - int(asked[2])), size - 1
    return int(asked[1]), min(size - 1, int(asked[2])) if asked[2] else size - 1


def _read(path: Path, first: int, last: int) -> Iterator[bytes]:
    with path.open("rb") as opened:
        opened.seek(first)
        left = last - first + 1
        while left > 0 and (chunk := opened.read(min(_CHUNK, left))):
            left -= len(chunk)
            yield chunk


def _placed(no: str) -> list[Placement] | None:
    """The files of what is public; None when it was taken down. Raises Missing."""
    shown = load(no)
    if shown is None:
        return None
    return list(shown.revision.placements.select_related("medium").order_by("position"))
