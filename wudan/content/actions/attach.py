"""传照片、短片、录音: drawn anew in three sizes, or written to disk piece by piece; or a film on a registered channel."""

from datetime import datetime
from hashlib import sha256

from wudan.content.actions.holding import lock_seen, note, one_transaction
from wudan.content.enums import MediumKind
from wudan.content.files import content_pictures_kept
from wudan.content.models import Article, Medium
from wudan.content.permissions import writing_objection
from wudan.kit.phrases import Phrase
from wudan.kit.pictures import drawn_anew, smaller
from wudan.kit.recordings import Recording
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.people.actors import Actor
from wudan.sites.enums.resource import ResourceKind
from wudan.sites.models import Resource

MIDDLE, SMALL = 1080, 320
"""Longest sides: a telephone's width, a list's."""
MOST_MEDIA = 60
LONGEST_LINK = 300


@one_transaction
def add_picture(*, article: Article, content: bytes, by: Actor, at: datetime) -> Medium:
    """Keep a picture in three sizes, without anything that hid beside its pixels. Raises Malformed, Missing, Objected."""
    held = _held(article, by)
    picture = drawn_anew(content)
    kept = content_pictures_kept()
    middle, small = smaller(picture, MIDDLE), smaller(picture, SMALL)
    return _made(
        held, by=by, at=at, kind=MediumKind.PICTURE, name=kept.put(picture.content), middle=kept.put(middle.content),
        small=kept.put(small.content), media_type=picture.media_type, size=len(picture.content),
        digest=sha256(picture.content).hexdigest(), width=picture.width, height=picture.height,
    )  # fmt: skip


@one_transaction
def add_film(*, article: Article, kept: Recording, by: Actor, at: datetime) -> Medium:
    """A film or a sound that lies on disk is this piece's. Raises Missing, Objected."""
    held = _held(article, by)
    kind = MediumKind.SOUND if kept.media_type.startswith("audio/") else MediumKind.FILM
    return _made(
        held, by=by, at=at, kind=kind, name=kept.name, media_type=kept.media_type, size=kept.size, digest=kept.digest,
    )  # fmt: skip


@one_transaction
def link_film(*, article: Article, channel: Resource, link: str, by: Actor, at: datetime) -> Medium:
    """A film that stands on a channel registered as 阵地 (R030). Raises Malformed, Missing, Objected."""
    held = _held(article, by)
    link = link.strip()
    if channel.kind != ResourceKind.CHANNEL or channel.county != held.county:
        raise Malformed({"channel": "请选登记过的网络阵地。"})
    if (
        not link.startswith("https://")
        or len(link) > LONGEST_LINK
        or any(c.isspace() for c in link)
    ):
        raise Malformed({"link": "请填短片的网址，以 https:// 开头。"})
    return _made(held, by=by, at=at, kind=MediumKind.FILM, channel=channel, link=link)


def _held(article: Article, by: Actor) -> Article:
    held = lock_seen(article, by)
    insist(writing_objection(by, held))
    if held.media.count() >= MOST_MEDIA:
        raise Objected(
            Objection(
                "too_many", Phrase("一篇稿子最多传 {most_media} 个文件。", most_media=MOST_MEDIA)
            )
        )
    return held


def _made(held: Article, *, by: Actor, at: datetime, **given: object) -> Medium:
    made = Medium.objects.create(article=held, added_at=at, added_as=by.label[:80], **given)
    note("attach", held, by=by, at=at, kind=str(made.kind), medium=made.pk)
    return made
