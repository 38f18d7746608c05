"""Pieces are written, proof-read, proposed, signed, shown, used, taken down; files come to them."""

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.audited.stages import Send, Stage, Story
from tests.content.writing import (
    SIGNERS,
    a_channel,
    a_picture,
    latest,
    piece,
    proposed,
    public,
    sign,
    words,
)
from tests.web.console.desk import NOON
from tests.world import MONDAY
from wudan.content import actions
from wudan.content.actions.use import Used
from wudan.content.files import content_films_kept
from wudan.content.models import Article
from wudan.content.policies import Placed

TYPED = {"title": "剪窗花", "body": "十二位老人学会了。", "rights": "own", "source": "本站自己写的"}
MP4 = b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 200
CAPTIONS = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n大家好\n"


def with_files(stage: Stage) -> Article:
    """A public piece with a picture and a film."""
    world, by = stage.world, stage.world.actor("马青山")
    held = piece(world)
    picture = actions.add_picture(article=held, content=a_picture((40, 30)), by=by, at=MONDAY)
    film = actions.add_film(article=held, kept=content_films_kept().put([MP4]), by=by, at=MONDAY)
    told = words(placed=(Placed(picture.pk, alt="窗花"), Placed(film.pk, captions=CAPTIONS)))
    actions.write(article=held, written=told, seen=latest(held).hash, by=by, at=MONDAY)
    actions.propose(article=held, seen=latest(held).hash, by=by, at=MONDAY)
    for who in SIGNERS:
        sign(world, held, who)
    return held


def picture_there(stage: Stage) -> dict[str, Any]:
    """Of a public piece."""
    held = with_files(stage)
    return {"no": held.no, "name": held.media.get(kind="picture").small}


def film_there(stage: Stage) -> dict[str, Any]:
    """Of a public piece."""
    held = with_files(stage)
    return {"no": held.no, "name": held.media.get(kind="film").name}


def captions_there(stage: Stage) -> dict[str, Any]:
    """Of a public piece."""
    return {"no": with_files(stage).no, "position": 2}


def file_there(stage: Stage) -> dict[str, Any]:
    """Of a piece at the desk."""
    held = with_files(stage)
    return {"pk": held.pk, "name": held.media.get(kind="picture").small}


def piece_there(stage: Stage) -> dict[str, Any]:
    """A public one."""
    return {"no": public(stage.world).no}


def article_there(stage: Stage) -> dict[str, Any]:
    """One that is up for signing."""
    return {"pk": proposed(stage.world).pk}


def _new(stage: Stage) -> Send:
    desk = stage.desk("马青山")
    return lambda: desk.send("article-new", kind="article", **TYPED)


def _revision(stage: Stage) -> Send:
    held, desk = piece(stage.world), stage.desk("马青山")
    return lambda: desk.send("article-revision", held.pk, seen=latest(held).hash, **TYPED)


def _picture(stage: Stage) -> Send:
    held, desk = piece(stage.world), stage.desk("马青山")
    return lambda: desk.send("article-picture", held.pk, picture=SimpleUploadedFile("a.jpg", a_picture((40, 30))))  # fmt: skip


def _film(stage: Stage) -> Send:
    held, desk = piece(stage.world), stage.desk("马青山")
    return lambda: desk.send("article-film", held.pk, film=SimpleUploadedFile("a.mp4", MP4))


def _link(stage: Stage) -> Send:
    held, desk, channel = piece(stage.world), stage.desk("马青山"), a_channel(stage.world)
    return lambda: desk.send("article-link", held.pk, channel=channel.pk, link="https://example.org/1")  # fmt: skip


def _signatures(stage: Stage) -> Send:
    held, desk = proposed(stage.world), stage.desk("乔委员")
    return lambda: desk.send("content-signatures", chosen=f"{held.pk}.{latest(held).hash}")


def _act(noun: str, who: str, start: Any, **fields: Any) -> Story:
    def story(stage: Stage) -> Send:
        held, desk = start(stage.world), stage.desk(who)
        return lambda: desk.send(f"article-{noun}", held.pk, seen=latest(held).hash, **fields)

    return story


def _settling(stage: Stage) -> Send:
    held, desk = piece(stage.world), stage.desk("马青山")
    made = actions.mark(article=held, seen=latest(held).hash, kind="fact", excerpt="十二", words="数一数", by=stage.world.actor("乔委员"), at=MONDAY)  # fmt: skip
    return lambda: desk.send("article-settling", held.pk, mark=made.pk, answer="数过了")


def _posting(stage: Stage) -> Send:
    held, desk, channel = public(stage.world), stage.desk("马青山"), a_channel(stage.world)
    return lambda: desk.send("article-postings", held.pk, channel=channel.pk, link="", on=f"{NOON:%Y-%m-%d}")  # fmt: skip


def _used(stage: Stage) -> Article:
    held, by = public(stage.world), stage.world.actor("马青山")
    used = Used("played", MONDAY.date(), 12, "院坝会")
    actions.note_use(article=held, unit=stage.world.units["杨柳村"], used=used, by=by, at=MONDAY)
    return held


def _striking(stage: Stage) -> Send:
    held, desk = _used(stage), stage.desk("马青山")
    return lambda: desk.send("article-striking", held.pk, use=held.uses.get().pk, why="记重了")


def _use(stage: Stage) -> Send:
    held, desk = public(stage.world), stage.desk("马青山")
    return lambda: desk.send("piece-use", held.no, kind="played", on=f"{NOON:%Y-%m-%d}", people_count="12")  # fmt: skip


def _down(world: Any) -> Article:
    held = public(world)
    return actions.take_down(article=held, why="错字", by=world.actor("马青山"), at=MONDAY)


PAGES: dict[str, Story] = {
    "article-new": _new, "article-revision": _revision, "article-picture": _picture, "article-film": _film,
    "article-link": _link, "content-signatures": _signatures, "piece-use": _use, "article-settling": _settling,
    "article-postings": _posting, "article-striking": _striking,
    "article-proposal": _act("proposal", "马青山", piece), "article-calling-back": _act("calling-back", "马青山", proposed),
    "article-signature": _act("signature", "乔委员", proposed),
    "article-sending-back": _act("sending-back", "乔委员", proposed, words="写明日子"),
    "article-marks": _act("marks", "乔委员", proposed, kind="fact", excerpt="十二", words="数一数"),
    "article-schedule": _act("schedule", "马青山", piece, ends_at=f"{NOON + timedelta(days=9):%Y-%m-%dT09:00}"),
    "article-taking-down": _act("taking-down", "马青山", public, why="错字"),
    "article-putting-up": _act("putting-up", "柳文书", _down), "article-copying": _act("copying", "马青山", piece),
}  # fmt: skip


def _told(name: str, who: str, start: Any, path: str, **body: Any) -> tuple[str, Story]:
    def story(stage: Stage) -> Send:
        held, client = start(stage.world), stage.client(who)
        seen = {} if path == "taking-down" else {"seen": latest(held).hash}
        return lambda: client.post(f"articles/{held.pk}/{path}", {**seen, **body}).response

    return name, story


def _write(stage: Stage) -> Send:
    client = stage.client("马青山")
    return lambda: client.post("articles", {"kind": "article", **TYPED}).response


def _use_by_client(stage: Stage) -> Send:
    held, client = public(stage.world), stage.client("马青山")
    return lambda: client.post(f"content/{held.no}/uses", {"kind": "played", "on": f"{NOON:%Y-%m-%d}"}).response  # fmt: skip


OPERATIONS: dict[str, Story] = {
    "write_article": _write, "use_piece": _use_by_client,
    **dict([
        _told("revise_article", "马青山", piece, "revisions", **TYPED),
        _told("propose_article", "马青山", piece, "proposals"),
        _told("sign_article", "乔委员", proposed, "signatures"),
        _told("send_back_article", "乔委员", proposed, "send-backs", words="日期不对"),
        _told("mark_article", "马青山", piece, "marks", kind="wording", excerpt="剪窗花", words="剪纸"),
        _told("copy_article", "马青山", piece, "copies"),
        _told("take_down_article", "马青山", public, "taking-down", why="错字"),
    ]),
}  # fmt: skip
