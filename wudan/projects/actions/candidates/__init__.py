"""候选项目: propose, correct, link evidence, submit, take back."""

from wudan.projects.actions.candidates.bring_in import bring_in
from wudan.projects.actions.candidates.correct import correct
from wudan.projects.actions.candidates.link import link_note, link_order, unlink
from wudan.projects.actions.candidates.propose import propose
from wudan.projects.actions.candidates.submit import submit
from wudan.projects.actions.candidates.take_back import take_back
from wudan.projects.actions.drafting import Draft

__all__ = [
    "Draft",
    "bring_in",
    "correct",
    "link_note",
    "link_order",
    "propose",
    "submit",
    "take_back",
    "unlink",
]
