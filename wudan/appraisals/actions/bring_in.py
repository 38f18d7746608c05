"""装入一版考核表: from the county's pack; a version that is there is compared, never changed (R101)."""

from collections.abc import Mapping
from typing import Any

from wudan.appraisals.indicators import BadSheet, read_tree
from wudan.appraisals.models import Sheet
from wudan.appraisals.sources import QUERIES
from wudan.kit.canonical import digest, spell

_ROW = ("name", "kind", "appraises", "source")


def bring_in(county: str, row: Mapping[str, Any]) -> Sheet:
    """The sheet, made or found. Raises BadSheet: a cycle, a name nobody knows, a version that was changed."""
    content = {name: row[name] for name in ("kind", "full", "appeal_days", "nodes", "grades", "outlets") if name in row}  # fmt: skip
    read_tree(content, known=QUERIES.keys())
    if not 1 <= int(row.get("appeal_days", 0)) <= 30:
        raise BadSheet("appeal_days 写 1 到 30 个工作日")
    spelled = spell(content)
    fields = {name: row[name] for name in _ROW}
    told = fields | {"content": spelled.decode(), "digest": digest(spelled)}
    named = {"county": county, "code": row["code"], "version": row["version"]}
    known = Sheet.objects.filter(**named).first()
    if known is None:
        return Sheet.objects.create(**named, **told)
    if any(getattr(known, name) != value for name, value in told.items()):
        raise BadSheet("已经装过的一版不能改，请写成新的一版")
    return known
