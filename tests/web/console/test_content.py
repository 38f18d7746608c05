"""三审 on the pages and by the API: the journey, and every side door tried by the first signer and by strangers (R082)."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.api.client import Speaker
from tests.audited.content import MP4, TYPED, with_files
from tests.audited.stages import Stage
from tests.content.writing import (
    SIGNERS,
    a_picture,
    agree,
    latest,
    piece,
    proposed,
    public,
    take_back,
)
from tests.entering import come_in
from tests.web.console.desk import NOON, Desk, words_of
from wudan.content.models import Article, SignOff
from wudan.content.papers import sheet
from wudan.jobs.reactions import reactions_to
from wudan.journal.outbox import deliver
from wudan.kit.recordings import MOST_BYTES

WORD = "<h1 style='x'>怎么剪</h1><script>alert(1)</script><p class=MsoNormal onclick='x()'><b>先折</b>后剪</p>"


def visitor() -> Desk:
    return Desk(Client())


def speaks(world, who: str) -> Speaker:
    speaker = Speaker()
    come_in(speaker.client, world.people[who].account)
    speaker.csrf = speaker.get("session")["csrf"]
    return speaker


def signs(desk: Desk, held: Article) -> int:
    return desk.send("article-signature", held.pk, seen=latest(held).hash).status_code


def test_three_sign_the_public_reads_a_consent_taken_back_takes_it_down(world, desk_of):
    agree(world, "秦奶奶")
    keeper = desk_of("马青山")
    keeper.send(
        "article-new", kind="article", **TYPED | {"html": WORD, "names": "秦奶奶（杨柳村站）"}
    )
    held = Article.objects.get()
    assert latest(held).body == "# 怎么剪\n\n**先折**后剪"
    assert "同意公开" in words_of(keeper.see("article", held.pk))
    keeper.send("article-proposal", held.pk, seen=latest(held).hash)
    for who in SIGNERS:
        assert visitor().see("piece", held.no).status_code == 404
        assert TYPED["title"] in words_of(desk_of(who).see("content-desk"))
        assert signs(desk_of(who), held) == 303
    page = words_of(visitor().see("piece", held.no))
    assert "<strong>先折</strong>后剪" in page
    assert "alert(1)" not in page
    everywhere = [reverse("pieces"), reverse("home"), reverse("pieces-rss"), reverse("pieces-atom"), "/api/v1/content", reverse("pieces") + "?q=剪窗花"]  # fmt: skip
    assert all(held.no in words_of(Client().get(one)) for one in everywhere)
    take_back(world, "秦奶奶")
    assert visitor().see("piece", held.no).status_code == 410
    assert not any(held.no in words_of(Client().get(one)) for one in everywhere)
    assert "收回了同意" in words_of(keeper.see("content-desk"))
    deliver(reactions_to, at=NOON)
    assert "有人收回了公开的同意" in words_of(keeper.see("content-desk", tab="down"))


def test_the_second_signer_is_not_the_first_by_page_api_copy_or_bulk(world, desk_of):
    held, first = proposed(world), desk_of("乔委员")
    assert signs(first, held) == 303
    told = first.send("article-signature", held.pk, seen=latest(held).hash)
    assert (told.status_code, "换一个人" in words_of(told)) == (422, True)
    bulk = first.send("content-signatures", chosen=f"{held.pk}.{latest(held).hash}")
    assert "换一个人" in words_of(first.client.get(bulk.headers["Location"]))
    by_api = speaks(world, "乔委员").post(
        f"articles/{held.pk}/signatures", {"seen": latest(held).hash}
    )
    assert (by_api.response.status_code, "换一个人" in by_api["words"]) == (422, True)
    assert "看过了，签" not in words_of(first.see("article", held.pk))
    first.send("article-copying", held.pk, seen=latest(held).hash)
    copied = Article.objects.exclude(pk=held.pk).get()
    first.send("article-proposal", copied.pk, seen=latest(copied).hash)
    assert signs(first, copied) == 422
    assert (SignOff.objects.count(), visitor().see("piece", held.no).status_code) == (1, 404)


def test_no_door_shows_a_draft_to_who_may_not_read_it(world, desk_of):
    held = proposed(world, title="还没有审的秘密")
    doors = [("article", {}), ("article-comparison", {"old": "1"}), ("article-revision", {}), ("article", {"revision": "1"})]  # fmt: skip
    for who in ("贾站长", "景科长", "秦奶奶"):
        desk = desk_of(who)
        assert {desk.see(name, held.pk, **asked).status_code for name, asked in doors} == {404}
        assert desk.send("article-copying", held.pk, seen=latest(held).hash).status_code == 404
        assert desk.send("content-signatures", chosen=f"{held.pk}.{latest(held).hash}").status_code in (404, 422)  # fmt: skip
        assert speaks(world, who).get(f"articles/{held.pk}").response.status_code == 404
    for name, *rest in (
        ("piece", held.no),
        ("piece-sheet", held.no),
        ("piece-captions", held.no, 1),
    ):
        assert visitor().see(name, *rest).status_code == 404
    other = piece(world, by="乔委员")
    assert "还没有审的秘密" not in words_of(desk_of("乔委员").see("article-comparison", other.pk, old=str(held.pk), new="1"))  # fmt: skip
    for page in (
        reverse("pieces"),
        "/api/v1/content",
        reverse("pieces-rss"),
        reverse("pieces") + "?q=秘密",
    ):
        assert "还没有审的秘密" not in words_of(Client().get(page))


def test_what_was_changed_meanwhile_is_not_signed(world, desk_of):
    held = proposed(world)
    old = latest(held).hash
    desk_of("马青山").send("article-revision", held.pk, **TYPED | {"seen": old, "body": "换了"})
    assert desk_of("乔委员").send("article-signature", held.pk, seen=old).status_code == 422
    again = desk_of("马青山").send(
        "article-revision", held.pk, **TYPED | {"seen": old, "body": "又换"}
    )
    assert (again.status_code, SignOff.objects.count()) == (409, 0)


def test_two_revisions_stand_side_by_side(world, desk_of):
    held, desk = piece(world), desk_of("马青山")
    desk.send("article-revision", held.pk, **TYPED | {"seen": latest(held).hash, "body": "正月里，李家院子开了剪窗花班。"})  # fmt: skip
    page = words_of(desk.see("article-comparison", held.pk))
    assert "<del>" in page
    assert "<ins>" in page


def test_a_film_of_four_gigabytes_is_refused_before_it_is_read(world, desk_of):
    held, desk = piece(world), desk_of("马青山")

    class Unread(BytesIO):
        def read(self, *args: object) -> bytes:
            message = "a byte of it was read"
            raise AssertionError(message)

    told = desk.client.generic(
        "POST", reverse("article-film", args=[held.pk]), b"", content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(4 * 1024**3), **{"wsgi.input": Unread()},
    )  # fmt: skip
    assert (told.status_code, "文件太大了" in words_of(told)) == (413, True)
    assert MOST_BYTES < 4 * 1024**3
    broken = desk.send("article-film", held.pk, film=SimpleUploadedFile("a.mp4", b"MZ" + MP4))
    assert (broken.status_code, "不是能播放的文件" in words_of(broken)) == (422, True)
    torn = desk.send(
        "article-picture", held.pk, picture=SimpleUploadedFile("a.jpg", a_picture()[:300])
    )
    assert (torn.status_code, "这张照片打不开" in words_of(torn)) == (422, True)
    assert held.media.count() == 0


def test_a_film_is_played_in_parts_with_its_captions(world):
    held = with_files(Stage(world))
    film, seen = held.media.get(kind="film"), visitor()
    whole = seen.see("piece-film", held.no, film.name)
    assert (whole.status_code, b"".join(whole)) == (200, MP4)
    part = seen.client.get(reverse("piece-film", args=[held.no, film.name]), HTTP_RANGE="bytes=4-7")
    assert (part.status_code, b"".join(part), part.headers["Content-Range"]) == (206, b"ftyp", f"bytes 4-7/{len(MP4)}")  # fmt: skip
    beyond = seen.client.get(
        reverse("piece-film", args=[held.no, film.name]), HTTP_RANGE="bytes=999-"
    )
    assert beyond.status_code == 416
    assert "大家好" in words_of(seen.see("piece-captions", held.no, 2))
    picture = held.media.get(kind="picture")
    assert (
        seen.see("piece-picture", held.no, picture.middle).headers["Content-Type"] == "image/jpeg"
    )
    desk = piece(world)
    assert seen.see("piece-picture", held.no, "0" * 32).status_code == 410
    assert seen.see("piece-picture", desk.no, picture.middle).status_code == 404


def test_the_sheet_for_the_wall_is_the_same_whenever_it_is_printed(world):
    held = public(
        world, kind="sheet", body="# 进门\n\n- 开门时间贴在门口\n\n| 事 | 多久 |\n| 点单 | 一天 |"
    )
    one, two = (visitor().see("piece-sheet", held.no).content for _ in range(2))
    assert (one[:4], one) == (b"%PDF", two)
    told = {
        "county": "县",
        "unit": "站",
        "day": "2026年9月7日",
        "address": "https://x",
        "picture": a_picture((40, 30)),
    }
    assert sheet(latest(held), paper="a4", **told) != one


@pytest.mark.parametrize(("name", "who"), [("pieces", ""), ("content-desk", "乔委员")])
def test_a_list_asks_little_of_the_database(world, desk_of, name, who):
    for title in ("一", "二", "三", "四"):
        public(world, title=f"第{title}篇")
    desk = desk_of(who) if who else visitor()
    desk.see(name)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        desk.see(name, tab="shown")
    ours = [one["sql"] for one in asked if "content_" in one["sql"]]
    assert len(ours) <= 3, ours
