"""An action leaves an event: what is public in any `actions` reaches `journal.events.record`."""

import inspect
import types
from importlib import import_module
from typing import Any

from tests.house.files import CODE, code
from wudan.areas.importing import import_areas
from wudan.journal.events import record

SILENT = {
    "wudan.areas.standing.beginning": "what is written inside is recorded by the act it is a part of",
    "wudan.backups.actions.note_copy.note_copy": "the store is its own record, and a copy a minute is none of the trail's",
    "wudan.notices.actions.read.read": "that somebody read their own notices is nobody's business",
    "wudan.notices.actions.carrying.beating.beat": "that a worker lives",
    "wudan.notices.actions.carrying.beating.look_after": "delivery has a record of its own: each copy's tries",
    "wudan.notices.actions.carrying.claim.claim": "the same",
    "wudan.notices.actions.carrying.join.join_calm": "the same",
    "wudan.notices.actions.carrying.record.record_handed": "the same",
    "wudan.notices.actions.carrying.record.record_asked": "the same",
    "wudan.notices.actions.announcing.tell_some.tell_some": "a batch of what was released, whose event is announcement.release",
    "wudan.notices.actions.tell.tell": "tells of an event that is in the journal",
    "wudan.connections.actions.deliver.tell_systems": "hands on an event that is recorded",
    "wudan.connections.actions.deliver.take_delivery": "a courier's lease of what an event caused",
    "wudan.lessons.actions.sum_up_weeks.sum_up_weeks": "sums up counts that name nobody",
    "wudan.catalog.actions.note_unmatched.note_unmatched": "counts words that nobody in particular looked for",
    "wudan.people.actions.accounts.unlock_account.take_one_time_code": "a part of signing in, whose own event is account.sign_in",
    "wudan.teams.actions.joining.grow_up._look": "only time passed: the mark follows the birthdays that are known",
    "wudan.deliveries.actions.plans.take.tell": "how far planning is; that it was asked for and ended has its own events",
    "wudan.registers.actions.rebuild_reach.rebuild_reach": "reckons what is derived; the change of site, point or team has its own event",
    "wudan.statistics.actions.refresh.refresh": "counts what happened, each of which has its own event",
    "wudan.statistics.actions.rebuild._begin": "counts the same anew; notes how far it is",
    "wudan.statistics.actions.rebuild._recount": "the same",
    "wudan.statistics.actions.rebuild._roll_up": "the same",
    "wudan.registers.actions.draft_month._write": "reckons what is derived; confirming and closing it have their own events",
    "wudan.intake.actions.read.take_next": "whose turn it is to read; handing in and taking have their own events",
    "wudan.intake.actions.read.note_looks": "what a machine saw decides nothing; a person's taking has its own event",
    "wudan.intake.actions.read.give_up": "the same",
    "wudan.intake.actions.forget.forget_scans": "a part of the rules of keeping, and of erasing somebody",
    "wudan.teams.actions.rate.rate": "counts a review, whose own event is order.review",
}
"""Actions that may leave none, each with its reason."""


def actions() -> list[types.FunctionType]:
    """Every public function of an actions package that is told when it happens, or writes alone."""
    found = {}
    for path in code():
        parts = path.relative_to(CODE.parent).with_suffix("").parts
        if "actions" in parts[:-1] and parts[-1] != "__init__":
            module = import_module(".".join(parts))
            for name, thing in vars(module).items():
                whole = inspect.unwrap(thing) if callable(thing) else None
                if isinstance(whole, types.FunctionType) and whole is not thing:
                    found[f"{whole.__module__}.{name}"] = whole
    return [found[name] for name in sorted(found) if name.startswith("wudan.")]


def reaches(thing: Any, target: object, seen: set[int]) -> bool:
    """Whether a function calls another, by itself or through functions of ours."""
    whole = inspect.unwrap(thing) if callable(thing) else thing
    if whole is target:
        return True
    if not isinstance(whole, types.FunctionType) or id(whole) in seen:
        return False
    seen.add(id(whole))
    names = set(whole.__code__.co_names)
    for inner in whole.__code__.co_consts:
        names |= set(inner.co_names) if isinstance(inner, types.CodeType) else set()
    called = [whole.__globals__[name] for name in names if name in whole.__globals__]
    closed = [cell.cell_contents for cell in whole.__closure__ or ()]
    modules = [vars(part) for part in called if isinstance(part, types.ModuleType)]
    parts = [held[name] for held in modules for name in names if name in held]
    ours = [p for p in [*called, *closed, *parts] if _is_ours(p)]
    return any(reaches(part, target, seen) for part in ours)


def _is_ours(thing: Any) -> bool:
    return str(getattr(thing, "__module__", "")).startswith("wudan.") and callable(thing)


def test_an_action_leaves_an_event_or_says_why_not():
    recorded = {
        f"{one.__module__}.{one.__name__}": reaches(one, record, set()) for one in actions()
    }
    assert len(recorded) > 500
    assert {
        name for name, is_recorded in recorded.items() if is_recorded is (name in SILENT)
    } == set()


def test_the_import_of_divisions_leaves_an_event():
    assert reaches(import_areas, record, set())
