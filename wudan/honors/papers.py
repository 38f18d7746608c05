"""门牌打印: a plate as a sheet; the household's name stands there only with a consent that lasts (PIPL §25)."""

import json
from importlib.resources import files
from pathlib import Path

from django.conf import settings

from wudan.honors.enums.household import Display
from wudan.honors.models import Plate
from wudan.kit.typesetting import typeset


def plate_told(plate: Plate) -> dict[str, object]:
    """What stands on it: the name is asked for each time, and left out once it was taken back."""
    honor, brand = plate.honor, settings.PACK.brand
    is_named = honor.displays.live().filter(kind=Display.DOOR).exists()
    return {
        "brand": brand.household, "county": brand.title, "no": str(plate),
        "title": honor.household.title if is_named else "", "site": honor.unit.short_name,
        "criteria": [one.name for one in honor.rules.criteria.all()],
        "day": f"{plate.issued_on:%Y年%-m月}",
    }  # fmt: skip


def plate_sheet(plate: Plate) -> bytes:
    """The sheet as PDF, to be printed on stiff paper or handed to whoever makes the plates."""
    return typeset(
        Path(str(files("wudan.honors"))) / "plate.typ", format="pdf",
        font_paths=[Path(str(files("manimgx_fonts_cjk")))], ignore_system_fonts=True,
        sys_inputs={"told": json.dumps(plate_told(plate), ensure_ascii=False)},
    )  # fmt: skip
