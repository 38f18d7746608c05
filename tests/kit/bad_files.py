"""All files that are wrong or hostile, tables and pictures together, and more made of good ones: name → (file name, bytes)."""

import random

from tests.kit import bad_pictures, bad_tables

SEED = 20260907
_PLACES = (
    "../../etc/passwd",
    "名单\u202egnp.xlsx",
    "a" * 300 + ".csv",
    "con.jpg",
    "; rm -rf ~ #.png",
    "x.php.jpg",
)


def everything() -> dict[str, bad_tables.Made]:
    """At least 130 of them; the same each time."""
    found = {f"table {name}": make() for name, (make, _) in bad_tables.WHOLE.items()}
    found |= {f"table {name}": made[0]() for name, made in bad_tables.FAULTY.items()}
    found |= {f"picture {name}": ("照片.jpg", content) for name, content in bad_pictures.bad_files().items()}  # fmt: skip
    found |= _spoilt() | _named() | _papers()
    return found


def _spoilt() -> dict[str, bad_tables.Made]:
    """A good workbook, text and picture: cut, scrambled, turned, filled with noise."""
    good = {
        "book": bad_tables.book(bad_tables.HEAD, bad_tables.GOOD), "text": bad_tables.text(",".join(bad_tables.HEAD) + "\n"),
        "photo": ("照片.jpg", bad_pictures.photo()), "shot": ("截图.png", bad_pictures.photo("PNG")),
    }  # fmt: skip
    chance, found = random.Random(SEED), {}
    for kind, (name, whole) in good.items():
        for share in (20, 50, 90):
            found[f"{kind} cut at {share}"] = (name, whole[: len(whole) * share // 100])
        noisy = bytearray(whole)
        for _ in range(max(4, len(noisy) // 40)):
            noisy[chance.randrange(len(noisy))] = chance.randrange(256)
        found[f"{kind} with noise"] = (name, bytes(noisy))
        found[f"{kind} backwards"] = (name, whole[::-1])
        found[f"{kind} twice"] = (name, whole + whole)
    return found


def _named() -> dict[str, bad_tables.Made]:
    """Honest bytes under names that lead elsewhere."""
    return {f"named {name[:20]}": (name, bad_pictures.photo()[:-2]) for name in _PLACES}


def _papers() -> dict[str, bad_tables.Made]:
    """What calls itself a PDF."""
    head = b"%PDF-1.7\n"
    bodies = {
        "empty": b"", "a script": b"1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj",
        "a thousand objects": b"".join(b"%d 0 obj<</Kids[%d 0 R]>>endobj\n" % (n, n) for n in range(1, 1000)),
        "a stream that says it is huge": b"1 0 obj<</Length 9999999999>>stream\nx\nendstream endobj",
        "nul": b"\0" * 4096, "no trailer": b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
    }  # fmt: skip
    return {f"paper {name}": ("证明.pdf", head + body) for name, body in bodies.items()}
