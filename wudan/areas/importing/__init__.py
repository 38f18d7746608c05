"""行政区划导入: bring a table of divisions in, whole or not at all.

What is decided here, and nowhere else:

- **A wrong file is refused whole.** Every row is checked before the first one is written;
  the refusal names file, row, column and reason. So is half a file: a division with nothing
  below it, or many divisions that would end at once, unless the operator says `sure`.
- **Rows are dated.** An unchanged division is left alone, so a second import changes nothing.
  A renamed one ends on the import day and goes on as a new row; live children and units that
  still work move to the new row. A division that is no longer listed ends; its units keep
  pointing to it, and are counted in the answer for staff to move.
- **History by date is found by code**: a child's code starts with its parent's, so what a
  division belonged to on a day is the row of the parent's code valid on that day. The parent
  key says only where a row hangs now, or hung when it ended.
- **Only what the table speaks for can end**: with a code, that subtree; a folder, the nation;
  one file, the counties in it. Ancestors come along and are renamed, never ended.
- **Days only go forward**: no import is dated before the last change of the divisions it
  changes, and no row ends on the day it began (a name given that same day is corrected in
  place, for it was never in force for a day).

Read once, checked, compared, written: `reading` › `comparing` › `writing`; `action` joins them.
"""

from wudan.areas.importing.action import import_areas
from wudan.areas.importing.answers import Imported
from wudan.areas.importing.faults import Fault, ImportRefused

__all__ = ["Fault", "ImportRefused", "Imported", "import_areas"]
