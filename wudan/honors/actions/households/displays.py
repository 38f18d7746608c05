"""展示同意: three things, each by itself; taken back, it is gone from pages, API and sheets at once (PIPL §15)."""

from datetime import datetime

from django.conf import settings

from wudan.honors.actions.households.holding import lock, note, one_transaction
from wudan.honors.enums.household import Display
from wudan.honors.files import honor_pictures_kept
from wudan.honors.models import DisplayConsent, HouseholdHonor
from wudan.honors.permissions.displays import (
    allowing_objection,
    picture_objection,
    withdrawing_objection,
)
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Objected, insist
from wudan.kit.texts import Text, text_on
from wudan.people.actors import Actor
from wudan.people.enums import ConsentChannel
from wudan.people.models import Person

TEXT = "household"


def display_text(at: datetime) -> Text:
    """What the household agrees to, in force now."""
    return text_on(settings.PACK.texts, TEXT, day_of(at))


@one_transaction
def allow_display(
    *, honor: HouseholdHonor, kind: str, by: Actor, at: datetime, person: Person | None = None,
    channel: str = ConsentChannel.WEB,
) -> DisplayConsent:  # fmt: skip
    """The household lets one thing be shown. Raises Malformed, Missing, Objected."""
    held = lock(honor)
    if kind not in Display.values:
        raise Malformed({"kind": "请选展示什么。"})
    who = person.pk if person is not None and by.is_staff else by.person
    insist(allowing_objection(by, held, Display(kind), who, channel, on=day_of(at)))
    text = display_text(at)
    made = DisplayConsent.objects.create(
        honor=held, kind=kind, person_id=who, text_version=text.version, text_hash=text.hash,
        given_at=at, channel=channel,
    )  # fmt: skip
    facts = {"kind": kind, "channel": channel, "text": str(text.version)}
    note("allow", held, by=by, at=at, facts=facts)
    return made


@one_transaction
def withdraw_display(*, honor: HouseholdHonor, kind: str, by: Actor, at: datetime) -> None:
    """Any grown-up of the household takes it back; no reason, no waiting. Raises Missing, Objected."""
    held = lock(honor)
    insist(withdrawing_objection(by, held, kind))
    _withdraw(held, [kind], by=by, at=at)


def withdraw_all_displays(held: HouseholdHonor, *, by: Actor, at: datetime) -> None:
    """All that is still shown of a household that is held already."""
    kinds = list(held.displays.live().order_by("kind").values_list("kind", flat=True))
    _withdraw(held, kinds, by=by, at=at)


@one_transaction
def put_picture(*, honor: HouseholdHonor, picture: str, by: Actor, at: datetime) -> HouseholdHonor:
    """The picture to be shown, drawn anew and sealed by the face. Raises Missing, Objected."""
    held = lock(honor)
    if fault := picture_objection(by, held):
        raise Objected(fault)
    held.picture = picture
    held.save(update_fields=["picture"])
    note("put_picture", held, by=by, at=at)
    return held


def _withdraw(held: HouseholdHonor, kinds: list[str], *, by: Actor, at: datetime) -> None:
    if not kinds:
        return
    held.displays.live().filter(kind__in=kinds).update(withdrawn_at=at)
    if Display.PICTURE in kinds and held.picture:
        honor_pictures_kept().remove(held.picture)
        held.picture = ""
        held.save(update_fields=["picture"])
    note("withdraw_display", held, by=by, at=at, facts={"kinds": sorted(kinds)})
