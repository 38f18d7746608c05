"""村的代表点导入: a county's own points, from CSV or XLSX, whole or not at all (R024; domain §3.5).

Every row says its system (CGCS2000, GCJ-02, BD-09): it is never guessed, for a wrong guess lies
hundreds of metres off and looks right. A row with a fault refuses the file, and each fault is said
with its line. The same file again changes nothing; villages the file does not name keep their point.
"""

from wudan.areas.importing.points.action import PointsImported, import_points
from wudan.areas.importing.points.rows import COLUMNS

__all__ = ["COLUMNS", "PointsImported", "import_points"]
