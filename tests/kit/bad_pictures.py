"""Files that are no photographs, or were made to hurt whoever opens them. All made here."""

import struct
import zlib
from io import BytesIO
from zipfile import ZipFile

from PIL import Image


def photo(kind="JPEG", size=(64, 48), mode="RGB", **given):
    """A small, honest picture."""
    out = BytesIO()
    image = Image.new(mode, size, 120 if mode in {"L", "P"} else None)
    image.paste(90, (0, 0, size[0] // 2, size[1] // 2)) if mode == "L" else None
    image.save(out, kind, **given)
    return out.getvalue()


def chunk(kind, content):
    """One chunk of a PNG."""
    sum_ = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", sum_)


def png(width, height, *, depth=8, colour=2, content=None, extra=b""):
    """A PNG that claims any size, with little behind it."""
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    packed = zlib.compress(b"\0" * 2_000_000 if content is None else content)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + chunk(b"IDAT", packed)
        + chunk(b"IEND", b"")
    )  # fmt: skip


def jpeg_claiming(width, height):
    """A JPEG whose frame header names another size."""
    whole = bytearray(photo())
    at = whole.find(b"\xff\xc0")
    whole[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(whole)


def zipped():
    out = BytesIO()
    with ZipFile(out, "w") as folder:
        folder.writestr("../../etc/cron.d/x", "* * * * * root x")
        folder.writestr("xl/vbaProject.bin", b"\0" * 100)
    return out.getvalue()


def moving(kind):
    out = BytesIO()
    frames = [Image.new("RGB", (16, 16), colour) for colour in ("red", "blue", "green")]
    frames[0].save(out, kind, save_all=True, append_images=frames[1:], duration=100)
    return out.getvalue()


def bad_files():
    """Name → bytes. Every one is refused in words."""
    honest = {kind: photo(kind) for kind in ("JPEG", "PNG", "WEBP")}
    found = {
        "empty": b"", "one_byte": b"\xff", "words": "这不是照片".encode(), "nul": b"\0" * 1000,
        "html": b"<html><script>alert(1)</script></html>", "php": b"<?php system('id'); ?>",
        "svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "svg_bom": b"\xef\xbb\xbf<?xml version='1.0'?><svg onload='alert(1)'/>",
        "xxe": b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>",
        "pdf": b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>",
        "elf": b"\x7fELF" + b"\0" * 200, "exe": b"MZ" + b"\0" * 200, "gzip": b"\x1f\x8b" + b"\0" * 99,
        "zip_named_jpg": zipped(), "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        "only_magic_jpeg": b"\xff\xd8\xff", "only_magic_png": b"\x89PNG\r\n\x1a\n",
        "only_magic_webp": b"RIFF\x10\0\0\0WEBP", "riff_but_wave": b"RIFF\x10\0\0\0WAVEfmt ",
        "magic_then_zip": b"\xff\xd8\xff" + zipped(), "magic_then_html": b"\xff\xd8\xff<script>x</script>",
        "png_magic_then_zip": b"\x89PNG\r\n\x1a\n" + zipped(),
        "too_many_bytes": b"\xff\xd8\xff" + b"\0" * (10 * 1024 * 1024),
        "gif": photo("GIF", mode="P"), "bmp": photo("BMP"), "tiff": photo("TIFF"), "ico": photo("ICO"),
        "jp2": photo("JPEG2000"), "tga": photo("TGA"), "ppm": photo("PPM"), "pcx": photo("PCX"),
        "moving_png": moving("PNG"), "moving_webp": moving("WEBP"), "moving_gif": moving("GIF"),
        "png_zero_wide": png(0, 10), "png_zero_high": png(10, 0), "png_empty_body": png(9, 9, content=b""),
        "png_depth_99": png(9, 9, depth=99), "png_colour_99": png(9, 9, colour=99),
        "png_without_header": b"\x89PNG\r\n\x1a\n" + chunk(b"IEND", b""),
        "png_chunk_too_long": b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 2**31) + b"IHDR",
        "png_bad_sum": png(9, 9)[:20] + b"\xff" + png(9, 9)[21:],
        "png_text_bomb": png(9, 9, extra=b"".join(
            chunk(b"zTXt", b"k\0\0" + zlib.compress(b"A" * 60_000_000)) for _ in range(2)
        )),
        "png_profile_bomb": png(9, 9, extra=chunk(b"iCCP", b"p\0\0" + zlib.compress(b"A" * 90_000_000))),
    }  # fmt: skip
    for width, height in ((60_000, 60_000), (2**31 - 1, 1), (1, 2**31 - 1), (65_535, 65_535),
                          (40_001, 1_000), (9_000, 9_000), (20_000, 20_000)):  # fmt: skip
        found[f"png_bomb_{width}x{height}"] = png(width, height)
    for width, height in ((65_535, 65_535), (65_500, 700), (0, 0), (7_000, 7_000)):
        found[f"jpeg_bomb_{width}x{height}"] = jpeg_claiming(width, height)
    for kind, whole in honest.items():
        for share in (10, 30, 60):
            found[f"{kind}_cut_at_{share}"] = whole[: len(whole) * share // 100]
        found[f"{kind}_scrambled"] = whole[:16] + bytes(b ^ 0xA5 for b in whole[16:])
        found[f"{kind}_nulled"] = whole[:16] + b"\0" * (len(whole) - 16)
    return found
