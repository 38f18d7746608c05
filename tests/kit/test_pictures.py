"""Pictures: pixels survive, everything beside them does not; bad files meet one kind of answer."""

import time
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.kit.bad_pictures import bad_files, photo, zipped
from wudan.kit.pictures import LONGEST_SIDE, drawn_anew
from wudan.kit.refusals import Malformed

BAD = bad_files()
SECRET = b"canary-8f3a"


def test_there_are_enough_of_them():
    assert len(BAD) >= 60


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_in_words_and_soon(name):
    began = time.monotonic()
    with pytest.raises(Malformed) as caught:
        drawn_anew(BAD[name], field="photo")
    assert caught.value.fields["photo"].endswith("。")
    assert time.monotonic() - began < 10


def with_exif(kind):
    """A photo held sideways, with a place, a maker and a comment."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, SECRET.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (36.0, 55.0, 12.0), 3: "E", 4: (108.0, 11.0, 0.0)})
    given = {"exif": exif, "icc_profile": b"profile " + SECRET}
    if kind == "JPEG":
        given["comment"] = b"<script>alert('" + SECRET + b"')</script>"
    if kind == "PNG":
        notes = PngInfo()
        notes.add_text("Comment", SECRET.decode())
        given["pnginfo"] = notes
    if kind == "WEBP":
        given["xmp"] = SECRET
    return photo(kind, size=(60, 40), **given)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_but_the_pixels_survives(kind):
    sent = with_exif(kind) + b"<script>" + SECRET + b"</script>" + zipped()
    assert SECRET in sent
    made = drawn_anew(sent)
    assert SECRET not in made.content
    assert b"Exif" not in made.content
    assert b"script" not in made.content
    assert b"PK\x03\x04" not in made.content
    with Image.open(BytesIO(made.content)) as again:
        assert dict(again.getexif()) == {}
        assert not {"icc_profile", "exif", "comment", "Comment", "xmp"} & set(again.info)
        assert again.size == (made.width, made.height) == (40, 60), "turned upright"


@pytest.mark.parametrize(
    ("kind", "mode", "becomes"),
    [
        ("JPEG", "RGB", "image/jpeg"), ("JPEG", "L", "image/jpeg"), ("JPEG", "CMYK", "image/jpeg"),
        ("PNG", "RGB", "image/png"), ("PNG", "RGBA", "image/png"), ("PNG", "P", "image/png"),
        ("PNG", "1", "image/png"), ("PNG", "LA", "image/png"), ("WEBP", "RGB", "image/jpeg"),
        ("WEBP", "RGBA", "image/png"),
    ],
)  # fmt: skip
def test_honest_pictures_come_through(kind, mode, becomes):
    made = drawn_anew(photo(kind, mode=mode))
    assert made.media_type == becomes
    assert made.name.endswith({"image/jpeg": ".jpg", "image/png": ".png"}[becomes])
    with Image.open(BytesIO(made.content)) as again:
        again.load()


def test_a_large_photo_is_made_smaller_by_its_longest_side():
    made = drawn_anew(photo(size=(6000, 4000)))
    assert max(made.width, made.height) == LONGEST_SIDE


def test_the_name_is_drawn_afresh():
    assert drawn_anew(photo()).name != drawn_anew(photo()).name


@settings(max_examples=150)
@given(st.sampled_from(["JPEG", "PNG", "WEBP"]), st.integers(0, 2000), st.binary(max_size=40))
def test_no_bytes_do_anything_but_be_drawn_or_refused(kind, at, put):
    whole = photo(kind)
    at %= len(whole)
    with suppress(Malformed):
        assert drawn_anew(whole[:at] + put + whole[at + len(put) :]).content
