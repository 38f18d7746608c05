"""发出邀请: all lines of a list or none; invitations only, not one volunteer (domain §5, row 15)."""

from datetime import datetime, timedelta

from wudan.journal.events import Subject, record
from wudan.kit.refusals import Missing, Objected, Objection, insist
from wudan.people.actions.invitations.ending import end
from wudan.people.actions.invitations.read_list import sent_objection
from wudan.people.actions.journaling import one_transaction
from wudan.people.actors import THE_CLOCK, Actor
from wudan.people.enums import InvitationAnswer
from wudan.people.invitations import Wanted, left_alone, rows_of
from wudan.people.models import Invitation, InvitationList
from wudan.people.permissions.volunteers import inviting_objection

LASTS = timedelta(days=30)
_FAULTY = Objection("faulty", "名单里还有要改的行。改好整份再上传，一行也不会先发。")
_NOBODY = Objection("nobody", "名单里没有要邀请的人：都登记过、邀请过，或不愿再被邀请。")


@one_transaction
def send_list(*, listed: InvitationList, by: Actor, at: datetime) -> InvitationList:
    """Invite everybody on it whom one may ask. Raises Objected, Missing."""
    insist(inviting_objection(by))
    held = _locked(listed)
    if held.unit_id != by.unit_id:
        raise Missing
    if held.sent_at is None and held.faults_count:
        raise Objected(_FAULTY)
    insist(sent_objection(held.county, held.digest))
    rows = rows_of(held)
    _end_what_is_over(held.county, rows, at)
    alone = left_alone(rows, held.county, at=at)
    wanted = [row for row in rows if row.who not in alone]
    if not wanted:
        raise Objected(_NOBODY)
    made = [_invitation(row, held, by=by, at=at) for row in sorted(wanted, key=lambda r: r.who)]
    Invitation.objects.bulk_create(made, batch_size=500, ignore_conflicts=True)
    held.sent_at, held.rows, held.faults = at, "", []
    held.invited_count = Invitation.objects.filter(listed=held).count()
    held.save()
    subject = Subject("invitation_list", held.pk, held.county, held.unit_id, held.unit.branch_id)
    facts = {"invited": held.invited_count, "left_alone": len(rows) - held.invited_count}
    record("invitation.send", subject, by=by, at=at, facts=facts, react=False)
    return held


def _locked(listed: InvitationList) -> InvitationList:
    rows = InvitationList.objects.filter(pk=listed.pk).select_related("unit")
    held = rows.select_for_update(of=("self",), no_key=True).first()
    if held is None:
        raise Missing
    return held


def _end_what_is_over(county: str, rows: list[Wanted], at: datetime) -> None:
    """Thirty days were over: it is written down before the same people are asked anew."""
    mine = Invitation.objects.past(at).filter(county=county, who__in=[row.who for row in rows])
    waiting = mine.select_related("unit").order_by("pk")
    for held in waiting.select_for_update(of=("self",), no_key=True):
        end(held, InvitationAnswer.OVER, by=THE_CLOCK, at=at)


def _invitation(row: Wanted, held: InvitationList, *, by: Actor, at: datetime) -> Invitation:
    return Invitation(
        county=held.county, listed=held, unit_id=held.unit_id, who=row.who, name=row.name,
        phone=row.phone, home_id=row.home, source=row.source, skills=row.skills, kinds=row.kinds,
        invited_at=at, invited_by_id=by.person, invited_under_id=by.post, expires_at=at + LASTS,
    )  # fmt: skip
