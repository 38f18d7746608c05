"""支持单: the side that is asked, the side that hears what the other did, the office when nobody answers (R053)."""

from django.urls import reverse

from wudan.areas.enums import UnitKind
from wudan.areas.models import Unit
from wudan.jobs.telling.facts import doer, holders, keepers, number_in, roles_that_may
from wudan.jobs.telling.wording import when
from wudan.journal.events import events_of
from wudan.journal.outbox import Happening
from wudan.notices.policies import Told
from wudan.teams.enums import SupportState
from wudan.teams.models import SupportOrder

_SITES = roles_that_may("place_for")
_SAID = {
    "team.support_accept": "答应了", "team.support_refuse": "没有答应", "team.support_withdraw": "收回了",
    "team.support_schedule": "约了日子来做", "team.support_done": "说做完了，请确认", "team.support_confirm": "确认做完了",
}  # fmt: skip


def support_answerer(event: Happening) -> list[Told]:
    """The other side, while its answer is still due."""
    row = _order(event)
    if row.state != SupportState.ASKED:
        return []
    asks = "愿意给你们做" if row.is_offer else "请你们来做"
    return _told(event, row, to_team=not row.is_offer, asks=asks)


def support_other_side(event: Happening) -> list[Told]:
    """The side that did not do it: the team's leader hears of the site, the site of the team."""
    row = _order(event)
    done = events_of("team", event.subject_id).filter(pk=event.id)
    by_team = done.filter(role="team_leader").exists()
    return _told(event, row, to_team=not by_team, said=_SAID[event.verb])


def support_office(event: Happening) -> list[Told]:
    """The center office, while nobody has answered."""
    row = _order(event)
    if row.state != SupportState.ASKED:
        return []
    team, site = row.team.unit.short_name, row.unit.short_name
    asker, asked = (team, site) if row.is_offer else (site, team)
    blanks = {"asker": asker, "asked": asked, "kind": row.get_kind_display(), "due": when(row.due_at)}  # fmt: skip
    center = Unit.objects.filter(county=row.unit.county, kind=UnitKind.CENTER, ends_on=None)
    people = holders(event, ["center_office"], *center.values_list("pk", flat=True))
    return [Told(person, blanks, _page(row)) for person in people]


def _order(event: Happening) -> SupportOrder:
    rows = SupportOrder.objects.select_related("team__unit", "unit")
    return rows.get(pk=number_in(event, "support"))


def _told(event: Happening, row: SupportOrder, *, to_team: bool, **words: str) -> list[Told]:
    who = row.unit if to_team else row.team.unit
    blanks = {"who": who.short_name, "kind": row.get_kind_display(), "due": when(row.due_at)} | words  # fmt: skip
    people = (
        holders(event, ["team_leader"], row.team.unit_id)
        if to_team
        else keepers(event, _SITES, row.unit)
    )
    by = doer(event, "team")
    return [Told(person, blanks, _page(row)) for person in people if person != by]


def _page(row: SupportOrder) -> str:
    return reverse("support-order", args=[row.pk])
