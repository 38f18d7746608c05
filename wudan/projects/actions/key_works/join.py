"""挂上重点工作: a project or a menu item goes with one key work, or with none, from now on; what was stays."""

from datetime import date, datetime

from wudan.catalog.actions.recording import journal, lock_service
from wudan.catalog.models import Service
from wudan.kit.clock import day_of
from wudan.kit.refusals import Malformed, insist
from wudan.people.actors import Actor
from wudan.projects.actions.holding import lock_for, note, one_transaction
from wudan.projects.models import Joining, KeyWork, Project
from wudan.projects.permissions.key_works import item_objection, joining_objection


@one_transaction
def join_project(*, project: Project, work: KeyWork | None, by: Actor, at: datetime) -> Project:
    """Its unit, or the office, says so; the same again is nothing done. Raises Malformed, Missing, Objected."""
    held = lock_for(project, joining_objection, by=by)
    fit(work, held.county, on=day_of(at))
    if _turn(Joining(project=held, joined_as=by.label[:80]), work, at=at):
        note("project.join_work", held, by=by, at=at, facts=told(work))
    return held


@one_transaction
def join_item(*, service: Service, work: KeyWork | None, by: Actor, at: datetime) -> Service:
    """Who keeps the menu says so, of an item that no project gave. Raises Malformed, Missing, Objected."""
    held, today = lock_service(service), day_of(at)
    insist(item_objection(by, held, on=today))
    fit(work, held.county, on=today)
    if _turn(Joining(service=held, joined_as=by.label[:80]), work, at=at):
        journal(
            "service.join_work", "service", held.pk, held.county, by=by, at=at, facts=told(work)
        )
    return held


def recognize(held: Project, *, by: Actor, at: datetime) -> None:
    """By the policy it cites, once: what a person said of it, or took away, stays as it is."""
    if Joining.objects.filter(project=held).exists():
        return
    cited = f"{held.policy_source} {held.policy_words}"
    works = KeyWork.objects.filter(county=held.county).on(day_of(at))
    work = next((one for one in works if one.is_cited_in(cited)), None)
    if work is not None:
        _turn(Joining(project=held, joined_as=by.label[:80], is_recognized=True), work, at=at)
        note("project.join_work", held, by=by, at=at, facts=told(work) | {"recognized": True})


def fit(work: KeyWork | None, county: str, *, on: date) -> None:
    """Only what goes on is chosen. Raises Malformed."""
    if work is not None and (work.county != county or not work.goes_on(on)):
        raise Malformed({"key_work": "这项重点工作现在不在名单上，请另选一项，或者不挂。"})


def told(work: KeyWork | None) -> dict[str, object]:
    """For the journal."""
    return {"key_work": work.pk if work else None, "name": work.name if work else ""}


def _turn(wanted: Joining, work: KeyWork | None, *, at: datetime) -> bool:
    """The present one ends, another begins; whether anything changed."""
    own = Joining.objects.filter(project=wanted.project, service=wanted.service)
    present = own.present().first()
    if (present.work_id if present else None) == (work.pk if work else None):
        return False
    if present is not None:
        present.until = at
        present.save(update_fields=["until"])
    if work is not None:
        wanted.work, wanted.since = work, at
        wanted.save(force_insert=True)
    return True
