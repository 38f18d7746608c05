"""队伍资料: what a team is able to do, kept up to date; one module a verb."""

from wudan.teams.actions.keeping.check_paper import check_paper
from wudan.teams.actions.keeping.facts import Facts, facts_of
from wudan.teams.actions.keeping.keep_team import keep_team
from wudan.teams.actions.keeping.strike_paper import strike_paper
from wudan.teams.actions.keeping.tell_paper import tell_paper

__all__ = ["Facts", "check_paper", "facts_of", "keep_team", "strike_paper", "tell_paper"]
