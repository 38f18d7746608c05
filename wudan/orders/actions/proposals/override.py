"""改派: the dispatcher puts another team into a line, with a note (R037).

The engine proposes, a person decides; what the law asks of a team stays (条例 §15–§17). Nothing is
sent yet.
"""

from datetime import datetime

from wudan import matching
from wudan.kit.refusals import Malformed, Missing, Objected, Objection, insist
from wudan.kit.text import tidy
from wudan.orders import policies, proposals
from wudan.orders.actions.proposals.holding import hold_line
from wudan.orders.actions.proposals.holding import note as write_down
from wudan.orders.actions.stepping import one_transaction
from wudan.orders.enums import LineState
from wudan.orders.models import ProposalLine
from wudan.people.actors import Actor
from wudan.teams.models import Team


@one_transaction
def override(*, line: ProposalLine, team: Team, note: str, by: Actor, at: datetime) -> ProposalLine:
    """Ask this team instead. Raises Malformed without a note, Objected, Missing."""
    note = tidy(note)
    insist(policies.note_objection(note))
    held = hold_line(line, by=by)
    if held.team_id == team.pk:
        raise Malformed({"team": "方案提的就是这支队伍，不用改。"})
    if not note:
        raise Malformed({"note": "请写一句为什么请这支队伍，队伍会看到。"})
    if held.dispatch_id:
        words = "这一单的邀约还没有答复；先收回，再另派。"
        raise Objected(Objection("offer_out", words))
    ranking = proposals.ranking_for(held.order, at=at, top=0, also=team)
    refusal = ranking.why_not(str(team.pk))
    if refusal is None and str(team.pk) not in ranking.eligible:
        raise Missing
    if refusal is not None:
        insist(proposals.law_objection(held.order, team, at=at))
    if held.state != LineState.OVERRIDDEN:
        held.instead_of_id = held.team_id
    choice = next((one for one in ranking.choices if one.team.id == str(team.pk)), None)
    _put(held, team, choice, note)
    facts = {
        "order": held.order.no,
        "team": team.unit.name,
        "refused": refusal.rule if refusal else None,
    }
    write_down("override", held.proposal, by=by, at=at, why=note, facts=facts)
    return held


def _put(line: ProposalLine, team: Team, choice: matching.Choice | None, note: str) -> None:
    """The team, with what the engine knows of it; without a time where it knows none."""
    line.state, line.team, line.note = LineState.OVERRIDDEN, team, note
    line.reason, line.runner_up, line.margin_minutes, line.rivals = "", None, None, []
    opening = choice.opening if choice else None
    line.on = opening[0] if opening else None
    line.part = matching.part_of(opening[1]) if opening else ""
    line.minutes = {name: round(value, 1) for name, value in choice.terms.items()} if choice else {}
    line.reasons = [proposals.said(one) for one in choice.reasons] if choice else []
    line.save()
