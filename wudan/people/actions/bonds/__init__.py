"""守护: proposed, confirmed by the ward, ended. One module a verb."""

from wudan.people.actions.bonds.confirm import confirm
from wudan.people.actions.bonds.end import end, end_with_posts
from wudan.people.actions.bonds.name_reviewer import name_reviewer
from wudan.people.actions.bonds.propose import held_bond, propose

__all__ = ["confirm", "end", "end_with_posts", "held_bond", "name_reviewer", "propose"]
