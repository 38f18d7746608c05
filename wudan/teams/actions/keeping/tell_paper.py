"""登记队伍的保险或证照: told by the leader or the office; it counts once the site above has seen it."""

from datetime import date, datetime, timedelta

from django.conf import settings

from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor
from wudan.teams.actions.keeping.holding import lock_team, note, one_transaction
from wudan.teams.models import Team, TeamPaper
from wudan.teams.permissions import keeping_objection

LONGEST_LICENCE = timedelta(days=50 * 366)
LONGEST_INSURANCE = timedelta(days=5 * 366)
_MOST_INSURER = 60
_MOST_NUMBER = 40


@one_transaction
def tell_paper(
    *, team: Team, code: str, valid_until: date, insurer: str = "", policy_number: str = "",
    by: Actor, at: datetime,
) -> TeamPaper:  # fmt: skip
    """Note it down; what waits of the same kind gives way, what counts goes on counting.

    An insurance names its insurer; a licence is a person's, so no number of it is kept.
    Raises Malformed, Missing, Objected.
    """
    held, on = lock_team(team.pk), day_of(at)
    insist(keeping_objection(by, held, on=on))
    insurer, policy_number = tidy(insurer), tidy(policy_number)
    if code != TeamPaper.INSURANCE:
        insurer = policy_number = ""
    if faults := _faults(code, valid_until, insurer, policy_number, on):
        raise Malformed(faults)
    waiting = TeamPaper.objects.live().filter(team=held, code=code, checked_at=None)
    waiting.update(removed_at=at, removed_why="重新登记了一份")
    made = TeamPaper.objects.create(
        team=held, code=code, valid_until=valid_until, insurer=insurer,
        policy_number=policy_number, told_at=at, told_as=by.label[:80],
    )  # fmt: skip
    note("tell_paper", held, by=by, at=at, paper=made.pk, code=code, until=valid_until.isoformat())
    return made


def _faults(
    code: str, valid_until: date, insurer: str, policy_number: str, on: date
) -> dict[str, str]:
    faults: dict[str, str] = {}
    is_insurance = code == TeamPaper.INSURANCE
    if not is_insurance and code not in settings.PACK.licences:
        faults["code"] = "请选是保险还是哪种证照。"
    if not on <= valid_until <= on + (LONGEST_INSURANCE if is_insurance else LONGEST_LICENCE):
        faults["valid_until"] = (
            "保险的最后一天要在今天以后、五年以内。" if is_insurance
            else "有效期要在今天以后；长期有效的，写十年后的今天。"
        )  # fmt: skip
    if is_insurance and not insurer:
        faults["insurer"] = "请写是哪家公司承保的。"
    elif fault := objection_to(insurer, most=_MOST_INSURER):
        faults["insurer"] = fault
    if fault := objection_to(policy_number, most=_MOST_NUMBER):
        faults["policy_number"] = fault
    return faults
