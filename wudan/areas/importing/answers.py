"""What an import did, or would do."""

from dataclasses import dataclass

from wudan.areas.enums import AreaLevel


@dataclass(frozen=True, slots=True)
class Imported:
    """Counts, for the operator and the journal."""

    listed: dict[AreaLevel, int]
    """Divisions in the table, by level, after limiting it to a code."""
    added: int
    renamed: int
    moved: int
    """Live rows hung on their right parent, for they hung elsewhere."""
    ended: int
    unchanged: int
    stranded_units: int
    """Units that still work on a division that has ended; staff move them."""

    @property
    def changes(self) -> int:
        """Rows touched; 0 when the table was in already."""
        return self.added + self.renamed + self.moved + self.ended
