"""改菜单项: what an item says and asks for; the version before stays readable.

What its admission looked at does not change here: it waits as a `ServiceChange` until somebody else
has decided (R068). All else holds at once.
"""

from datetime import datetime

from wudan.catalog.actions.recording import journal, lock_service, one_transaction
from wudan.catalog.details import NAMES, Said, Wanted, changed_by, content_of, faults_of, touched_by
from wudan.catalog.models import Service, ServiceChange, ServiceVersion
from wudan.catalog.permissions import menu_objection
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, Objected, Objection, Stale, insist
from wudan.kit.text import objection_to, tidy
from wudan.people.actors import Actor

_SAME = Objection("same", "和现在的一样，没有要改的。")
_CHANGED = "这一项刚刚有人改过，请看一眼最新的再改。"
_WAITS = Objection(
    "change_waits", "风险、保险、证照已有一处改动在等复准，定了再改这几样；别的可以先改。"
)


@one_transaction
def edit_service(
    *, service: Service, wanted: Wanted, why: str, by: Actor, at: datetime, seen: int | None = None
) -> Service:
    """Change an item; orders placed before keep what they asked for (`orders.asked`).

    Another risk, less insurance or fewer licences is asked for, and not done: `waiting_change` finds it.
    Raises Missing, Objected, Malformed, Stale.
    """
    service = lock_service(service)
    insist(menu_objection(by, service.platform, on=day_of(at)))
    if seen is not None and seen != service.version:
        raise Stale("stale", _CHANGED)
    said = content_of(wanted)
    touched = touched_by(service, said)
    if faults := faults_of(said, service) | _faults_of_why(why, is_needed=bool(touched)):
        raise Malformed(faults)
    changed = [name for name in changed_by(service, said) if name not in touched]
    moved = wanted.provider != service.provider
    if not (changed or moved or touched):
        raise Objected(_SAME)
    if touched:
        _ask(service, {name: said[name] for name in touched}, why, by=by, at=at)
    if changed or moved:
        service.provider = wanted.provider
        write(service, {name: said[name] for name in changed}, why, by=by, at=at)
    return service


def waiting_change(service: Service) -> ServiceChange | None:
    """The change of an item that waits for a decision, if there is one."""
    return ServiceChange.objects.filter(service=service, outcome="").first()


def write(service: Service, said: Said, why: str, *, by: Actor, at: datetime) -> None:
    """The next version: these facts are as said, and the version before is kept."""
    keep_version(service, why=why, by=by, at=at)
    for name, value in said.items():
        setattr(service, name, value)
    service.version += 1
    service.save()
    facts = {"version": service.version, "changed": list(said)}
    journal(
        "service.edit", "service", service.pk, service.county, by=by, at=at, why=tidy(why), facts=facts
    )  # fmt: skip


def keep_version(service: Service, *, why: str, by: Actor, at: datetime) -> None:
    """The item as it stands in the table, with why it is changed and by whom."""
    held = Service.objects.select_related("provider").get(pk=service.pk)
    content = {name: getattr(held, name) for name in NAMES}
    content["provider"] = held.provider.name if held.provider else ""
    ServiceVersion.objects.create(
        service=held, number=held.version, content=content, until=at, why=tidy(why),
        person_id=by.person, post_id=by.post, changed_as=by.label[:80],
    )  # fmt: skip


def _ask(service: Service, said: Said, why: str, *, by: Actor, at: datetime) -> ServiceChange:
    if waiting_change(service) is not None:
        raise Objected(_WAITS)
    made = ServiceChange.objects.create(
        service=service, content=said, changed=list(said), from_version=service.version,
        why=tidy(why), asked_at=at, person_id=by.person, post_id=by.post, asked_as=by.label[:80],
    )  # fmt: skip
    facts = {"change": made.pk, "changed": list(said)}
    journal(
        "service.ask_change", "service", service.pk, service.county, by=by, at=at, why=made.why, facts=facts
    )  # fmt: skip
    return made


def _faults_of_why(why: str, *, is_needed: bool) -> dict[str, str]:
    if fault := objection_to(why, most=200):
        return {"why": fault}
    if is_needed and not tidy(why):
        return {"why": "改风险、保险、证照要复准，请写为什么，批的人要看。"}
    return {}
