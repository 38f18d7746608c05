"""One activity, for those who may take part: what, where, when, what to mind, and the places."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wudan.activities import permissions
from wudan.activities.enums import ActivityStage, SignUpState
from wudan.activities.models import Activity, Opening, SignUp
from wudan.catalog.enums import Risk
from wudan.kit import clock
from wudan.kit.ages import ADULT, is_under
from wudan.kit.refusals import Missing, Objection, Refusal
from wudan.people.actors import Actor
from wudan.people.models import Person
from wudan.sites.enums import BookingState
from wudan.sites.querysets.room import HOLDING
from wudan.web import posting
from wudan.web.acting import reader_of
from wudan.web.portal.cards import Card
from wudan.web.portal.volunteering.cards import when_words, where_words
from wudan.web.portal.volunteering.invited import Asked, asked_of


@dataclass(frozen=True, slots=True)
class Line:
    """One opening: when, as what, how many places, and what I may do about it."""

    opening: Opening
    when: str
    left: int
    mine: SignUp | None
    ahead: int
    objection: Objection | None
    token: str


@login_not_required
def activity(request: HttpRequest, no: str) -> HttpResponse:
    """The page; a team's own activity is shown to the team, a draft to nobody here."""
    return show(request, load_activity(request, no))


def load_activity(request: HttpRequest, no: str) -> Activity:
    """An activity that this request may read here. Raises Missing."""
    found = Activity.objects.readable_by(reader_of(request)).filter(no=no)
    row = found.select_related(
        "unit", "platform", "key_work", "leader", "team__unit", "booking__room__site__unit"
    ).first()
    if row is None:
        raise Missing(_("没有这个活动，或者它还没有公开。"))
    return row


def show(
    request: HttpRequest, row: Activity, *, refused: Refusal | None = None, status: int = 200
) -> HttpResponse:
    """Draw it, with what was refused at the top."""
    actor = reader_of(request)
    person = (
        None
        if actor.person_id is None or actor.is_staff
        else Person.objects.get(pk=actor.person_id)
    )
    lines = lines_of(row, actor, person)
    context = {
        "activity": row, "items": _facts(row), "lines": lines, "person": person,
        "risks": [Risk(risk).label for risk in row.risks if risk != Risk.NONE],
        "refusal_words": refused.words if isinstance(refused, Refusal) else "",
        "is_minor": person is not None and is_under(ADULT, person.born_on, clock.day_of(clock.now())),
        "is_open": row.stage == ActivityStage.OPEN,
        "asked": _asked(row, person), "is_in_shifts": len({line.opening.shift_id for line in lines}) > 1,
    }  # fmt: skip
    return render(request, "portal/volunteering/activity.html", context, status=status)


def lines_of(row: Activity, actor: Actor, person: Person | None) -> list[Line]:
    """All openings in order of time, each with one's own sign-up and what stands against a new one."""
    now = clock.now()
    openings = Opening.objects.filter(shift__activity=row).with_places()
    mine: dict[int, SignUp] = {}
    if person is not None:
        for sign_up in SignUp.objects.live().filter(opening__shift__activity=row, person=person):
            mine[sign_up.opening_id] = sign_up
    made = []
    for opening in openings.order_by("shift__starts_at", "pk"):
        own = mine.get(opening.pk)
        objection = None
        if person is not None and own is None:
            objection = permissions.signing_up_objection(actor, opening, person, at=now)
        made.append(
            Line(opening, when_words(opening.shift), opening.free, own, _ahead(own), objection,
                 posting.new_token())
        )  # fmt: skip
    return made


def _asked(row: Activity, person: Person | None) -> list[Asked]:
    """Invitations to this activity that wait for one's word."""
    mine = asked_of(person, at=clock.now()) if person is not None else []
    return [one for one in mine if one.no == row.no]


def _ahead(own: SignUp | None) -> int:
    """How many wait before me."""
    if own is None or own.state != SignUpState.WAITING:
        return 0
    before = SignUp.objects.filter(
        opening=own.opening_id, state=SignUpState.WAITING, turn__lt=own.turn
    )
    return before.count()


def _room(row: Activity) -> list[Card]:
    """The room it has, or that the room is not settled yet."""
    held = row.booking
    if held is None:
        return []
    room = f"{held.room.site.unit.short_name} · {held.room.name}"
    if held.state not in HOLDING:
        return [{"label": _("场地"), "value": _("还没有定下来")}]
    address = f"{reverse('room', args=[held.room_id])}?week={held.day}"
    note = _("还在等管场地的人同意") if held.state == BookingState.ASKED else held.room.where
    return [{"label": _("场地"), "value": room, "url": address, "note": note}]


def _facts(row: Activity) -> list[Card]:
    facts: list[Card] = [
        {"label": _("在哪里"), "value": where_words(row)},
        *_room(row),
        {"label": _("谁组织"), "value": row.unit.name},
        {"label": _("负责人"), "value": row.leader.name},
    ]
    if row.key_work is not None:
        joined = _("与“{name}”结合").format(name=row.key_work.name)
        facts.append({"label": _("重点工作"), "value": joined})
    if row.conditions:
        facts.append({"label": _("条件和保障"), "value": row.conditions})
    if row.insurance_no:
        facts.append(
            {"label": _("保险"), "value": _("组织方已买，保单号 {no}").format(no=row.insurance_no)}
        )
    if row.min_age:
        facts.append({"label": _("年龄"), "value": _("满 {n} 岁").format(n=row.min_age)})
    return facts
