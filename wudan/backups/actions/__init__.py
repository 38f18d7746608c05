"""What is noted of backups: one module a verb."""

from wudan.backups.actions.note_copy import note_copy
from wudan.backups.actions.note_drill import note_drill
from wudan.backups.actions.note_restore import note_restore

__all__ = ["note_copy", "note_drill", "note_restore"]
