"""重点工作: the list as the office keeps it, and what goes with which of it (R103; ADR 96)."""

from wudan.projects.actions.key_works.join import fit, join_item, join_project, recognize, told
from wudan.projects.actions.key_works.keep import Known, add, correct

__all__ = [
    "Known",
    "add",
    "correct",
    "fit",
    "join_item",
    "join_project",
    "recognize",
    "told",
]
