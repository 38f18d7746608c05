"""照片、短片、字幕、录音: what is broken or too large is told in words; nothing stays of it (bad input of issue 9)."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.conf import settings
from django.db import transaction
from PIL import Image

from tests.content.writing import a_picture, latest, piece, words
from tests.world import MONDAY
from wudan.content import actions
from wudan.content.files import content_films_kept, content_pictures_kept
from wudan.content.policies import Placed
from wudan.kit import clock
from wudan.kit.captions import objection_to_captions, plain_captions
from wudan.kit.recordings import Recordings, too_large
from wudan.kit.refusals import Malformed

MP4 = b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 200
CAPTIONS = "WEBVTT\n\nNOTE 谁打的\n\n1\n00:00:01.000 --> 00:00:04.000 align:start\n<v 马>大家好\n"


def test_a_picture_is_kept_in_three_sizes_upright_and_bare(world):
    held = piece(world)
    out, exif = BytesIO(), Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "相机"  # turned by a quarter, made by
    Image.new("RGB", (3000, 1500), "blue").save(out, "JPEG", exif=exif)
    made = actions.add_picture(article=held, content=out.getvalue(), by=world.actor("马青山"), at=MONDAY)  # fmt: skip
    sizes = []
    for name in (made.name, made.middle, made.small):
        with Image.open(BytesIO(content_pictures_kept().get(name))) as picture:
            sizes.append(picture.size)
            assert not picture.getexif()
    assert sizes == [(1280, 2560), (540, 1080), (160, 320)]


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff broken", b"GIF89a", a_picture()[:400], b"<svg onload=alert(1)>"])  # fmt: skip
def test_a_broken_picture_is_refused_in_words_and_leaves_nothing(world, content):
    held = piece(world)
    with pytest.raises(Malformed, match="照片"), transaction.atomic():
        actions.add_picture(article=held, content=content, by=world.actor("马青山"), at=MONDAY)
    assert not settings.CONTENT_PICTURES.exists() or not list(settings.CONTENT_PICTURES.iterdir())


def test_a_film_is_written_piece_by_piece_and_refused_when_it_grows_too_large(tmp_path):
    kept = Recordings(tmp_path / "films")
    drawn = 0

    def endless():
        nonlocal drawn
        yield MP4
        while True:
            drawn += 1
            yield b"\x00" * 1024

    with pytest.raises(Malformed, match="文件太大了"):
        kept.put(endless(), most=10_000)
    assert drawn < 12
    assert list((tmp_path / "films").iterdir()) == []
    assert "300 MB" in too_large()
    made = kept.put([MP4[:5], MP4[5:]])
    assert (made.media_type, made.size, kept.path(made.name).read_bytes()) == ("video/mp4", len(MP4), MP4)  # fmt: skip


@pytest.mark.parametrize("head", [b"MZ\x90\x00", b"<html>", b"", b"PK\x03\x04", b"#!/bin/sh"])
def test_what_is_no_film_is_refused(tmp_path, head):
    with pytest.raises(Malformed, match="不是能播放的文件"):
        Recordings(tmp_path).put([head])
    assert list(tmp_path.iterdir()) == []


def test_a_film_needs_words_for_who_cannot_hear_it(world):
    held, by = piece(world), world.actor("马青山")
    film = actions.add_film(article=held, kept=content_films_kept().put([MP4]), by=by, at=MONDAY)
    picture = actions.add_picture(article=held, content=a_picture(), by=by, at=MONDAY)
    bare = words(placed=(Placed(film.pk), Placed(picture.pk)))
    with pytest.raises(Malformed) as refused, transaction.atomic():
        actions.write(article=held, written=bare, seen=latest(held).hash, by=by, at=MONDAY)
    assert set(refused.value.fields) == {f"transcript_{film.pk}", f"alt_{picture.pk}"}
    told = words(
        placed=(Placed(film.pk, captions=CAPTIONS), Placed(picture.pk, alt="一屋子人剪窗花"))
    )
    made = actions.write(article=held, written=told, seen=latest(held).hash, by=by, at=MONDAY)
    assert "align" not in made.placements.get(position=1).captions
    assert content_films_kept().path(film.name).exists()


def test_another_pieces_file_is_not_placed(world):
    one, other, by = piece(world), piece(world), world.actor("马青山")
    picture = actions.add_picture(article=one, content=a_picture(), by=by, at=MONDAY)
    with pytest.raises(Malformed, match="不是这篇稿子的"), transaction.atomic():
        actions.write(article=other, written=words(placed=(Placed(picture.pk, alt="图"),)), seen=latest(other).hash, by=by, at=MONDAY)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("大家好", "第一行写 WEBVTT"),
        ("WEBVTT\n", "一句话也没有"),
        ("WEBVTT\n\n1 --> 2\n你好", "第 3 行的时间"),
        ("WEBVTT\n\n00:00:05.000 --> 00:00:04.000\n你好", "结束要在开始以后"),
        ("WEBVTT\n\n00:00:05.000 --> 00:00:06.000\n一\n\n00:00:01.000 --> 00:00:02.000\n二", "比上一句还早"),
        (CAPTIONS, None),
    ],
)  # fmt: skip
def test_captions_are_read_before_they_are_kept(text, fault):
    told = objection_to_captions(text)
    assert (told is None) if fault is None else (told is not None and fault in told)


def test_captions_lose_all_but_times_and_words():
    assert plain_captions(CAPTIONS) == "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n大家好\n"


def test_files_that_no_row_names_go_after_a_day(world):
    """What a page broke off lies there unnamed; what a piece names stays (also films)."""
    held, by = piece(world), world.actor("马青山")
    actions.add_picture(article=held, content=a_picture(), by=by, at=MONDAY)
    actions.add_film(article=held, kept=content_films_kept().put([MP4]), by=by, at=MONDAY)
    content_pictures_kept().put(b"stray")
    content_films_kept().put([MP4])
    folders = (settings.CONTENT_PICTURES, settings.CONTENT_FILMS)
    assert actions.sweep_media(at=clock.now()) == 0
    assert actions.sweep_media(at=clock.now() + timedelta(days=2)) == 2
    assert [len(list(folder.iterdir())) for folder in folders] == [3, 1]
