"""证明的纸面: set by Typst with a font from a package, a QR code on it, signed as a whole.

The words go in as data, so nothing that was typed is read as markup.
"""

import json
from collections.abc import Mapping
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import segno

from wudan.kit.canonical import spell
from wudan.kit.signing import SigningKey, sign_pdf, sign_text
from wudan.kit.typesetting import typeset
from wudan.ledger.enums import EvidenceClass

_IN_QR = ("no", "made_on", "unit", "name", "since", "until", "credit", "honor")


def as_pdf(content: Mapping[str, Any], *, address: str, code: str, key: SigningKey) -> bytes:
    """The signed paper. `address` is where it is checked; the QR code leads there and carries the
    signed summary behind `#`, which no server sees: paper, too, can be checked without a network."""
    summary = {name: content[name] for name in _IN_QR}
    link = f"{address}?no={content['no']}&code={code}#{sign_text(spell(summary), key)}"
    told = {
        **content,
        "code": code,
        "address": address,
        "mix": [(EvidenceClass(name).label, minutes) for name, minutes in content["mix"].items()],
        "qr": _qr(link),
        "key": key.id,
    }
    pdf = typeset(
        _template(), format="pdf", font_paths=[_fonts()], ignore_system_fonts=True,
        sys_inputs={"told": json.dumps(told, ensure_ascii=False)},
    )  # fmt: skip
    return sign_pdf(pdf, spell(content), key)


def _qr(text: str) -> str:
    out = BytesIO()
    segno.make(text, error="l", micro=False).save(out, kind="svg", border=2, scale=4)
    return out.getvalue().decode()


def _template() -> Path:
    return Path(str(files("wudan.ledger"))) / "certificate.typ"


def _fonts() -> Path:
    return Path(str(files("manimgx_fonts_cjk")))
