"""考核表 from the packs: a version that is there is compared, never changed (R101).

Nothing is adopted here: a county simulates first, and a person adopts.
"""

from pathlib import Path

from wudan.appraisals.actions import bring_in
from wudan.appraisals.indicators import BadSheet
from wudan.kit.pack import PackError, read_toml


def furnish_appraisal(paths: list[Path], county: str) -> None:
    """Load what is missing. PackError: a cycle, a figure nobody may use, a version that was changed."""
    for path in filter(Path.exists, paths):
        for row in read_toml(path).get("sheets", []):
            try:
                bring_in(county, row)
            except (BadSheet, KeyError) as fault:
                message = f"{path.parent.name}/{path.name}：{row.get('code')} 第 {row.get('version')} 版：{fault}"
                raise PackError(message) from fault
