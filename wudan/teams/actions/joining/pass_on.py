"""过期上交: an appeal nobody answered in time goes to the site above, once a day by the clock."""

from datetime import datetime, timedelta

from wudan.areas.enums import SITE_KINDS
from wudan.kit.clock import day_of
from wudan.people.actors import THE_CLOCK
from wudan.teams.actions.joining.holding import lock_appeal, note, one_transaction
from wudan.teams.enums import AppealState
from wudan.teams.joining import APPEAL_DAYS
from wudan.teams.models import Appeal


def pass_on(*, at: datetime) -> int:
    """Pass on what is overdue; how many. At the top it stays, shown as overdue."""
    late = Appeal.objects.waiting().filter(due_on__lt=day_of(at), unit__parent__isnull=False)
    return sum(_pass_on(row, at=at) for row in late.order_by("team", "pk"))


@one_transaction
def _pass_on(row: Appeal, *, at: datetime) -> bool:
    held = lock_appeal(row)
    above = held.unit.parent
    if held.state != AppealState.WAITING or held.due_on >= day_of(at) or above is None:
        return False
    if above.kind not in SITE_KINDS:
        return False
    held.unit, held.due_on = above, day_of(at) + timedelta(days=APPEAL_DAYS)
    held.save(update_fields=["unit", "due_on"])
    note("team.pass_on", held.team, held.person_id, by=THE_CLOCK, at=at, unit=above.pk)
    return True
