"""Forums and projects: each page and operation that writes, done by whom it belongs to."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tests.audited.stages import Send, Stage, Story
from tests.projects import keeping, working
from tests.world import MONDAY
from wudan.kit.clock import day_of
from wudan.projects.actions import changes, forums, gate, guests, life
from wudan.projects.actions.drafting import draft_of
from wudan.projects.figures import Figures
from wudan.projects.models import Forum, NeedEvidence, Project, Representative, Reviewing

OLD = MONDAY - timedelta(days=100)


def written(stage: Stage, **given: object) -> dict[str, Any]:
    """A candidate as the form sends it."""
    told = keeping.draft(stage.world, **given)
    names = [name for name in told.__slots__ if name not in {"platform", "area", "months"}]
    return {name: getattr(told, name) for name in names} | {
        "platform": told.platform.pk, "area": told.area.pk, "months": [3, 9],
    }  # fmt: skip


def _called(stage: Stage) -> Forum:
    world = stage.world
    told = forums.Called("缺什么", "所里", day_of(MONDAY))
    return forums.call(unit=world.units["铁边城"], called=told, by=world.actor("乔委员"), at=MONDAY)


def _call(stage: Stage) -> Send:
    desk = stage.desk("乔委员")
    return lambda: desk.send("forums", topic="缺什么", place="所里", day=f"{day_of(MONDAY)}")


def _hold(stage: Stage) -> Send:
    found, desk = _called(stage), stage.desk("乔委员")
    return lambda: desk.send("forum-attendance", found.pk, departments=2, residents=5, volunteers=1)


def _drop(stage: Stage) -> Send:
    found, desk = _called(stage), stage.desk("乔委员")
    return lambda: desk.send("forum-drop", found.pk, why="下大雪")


def _move(stage: Stage) -> Send:
    found, desk = _called(stage), stage.desk("乔委员")
    day = f"{day_of(MONDAY) + timedelta(days=3)}"
    return lambda: desk.send("forum-move", found.pk, day=day, place="所里")


def _note(stage: Stage) -> Send:
    found, desk = keeping.forum(stage.world), stage.desk("乔委员")
    return lambda: desk.send("forum-note", found.pk, speaker="resident", words="没人理发")


def _propose(stage: Stage) -> Send:
    desk, told = stage.desk("马青山"), written(stage)
    return lambda: desk.send("project-new", **told)


def _change(stage: Stage) -> Send:
    found, desk = keeping.candidate(stage.world), stage.desk("马青山")
    told = written(stage, title="改了名字")
    return lambda: desk.send("project-change", found.pk, **told)


def _adjustment(stage: Stage) -> Send:
    found, desk = a_trial(stage), stage.desk("马青山")
    told = written(stage, summary="两月一次") | {"version": found.version}
    return lambda: desk.send("project-adjustment", found.pk, **told)


def _change_proposal(stage: Stage) -> Send:
    found, desk = a_trial(stage), stage.desk("马青山")
    told = written(stage, cost_words="两千元") | {"version": found.version, "why": "工具旧了"}
    return lambda: desk.send("project-change-proposal", found.pk, **told)


def _change_retraction(stage: Stage) -> Send:
    found, desk = a_trial(stage), stage.desk("马青山")
    told = replace(draft_of(found), cost_words="两千元")
    by = stage.world.actor("马青山")
    changes.propose_change(project=found, draft=told, why="工具旧了", by=by, at=MONDAY)
    return lambda: desk.send("project-change-retraction", found.pk, why="再想想")


def _evidence(stage: Stage) -> Send:
    found, order, desk = keeping.candidate(stage.world), stage.world.place(), stage.desk("马青山")
    return lambda: desk.send("project-evidence", found.pk, orders=[order.pk])


def _removal(stage: Stage) -> Send:
    found, desk = keeping.needed(stage.world), stage.desk("马青山")
    row = NeedEvidence.objects.get(project=found)
    return lambda: desk.send("evidence-removal", found.pk, row.pk)


def _submission(stage: Stage) -> Send:
    keeping.rules()
    found, desk = keeping.needed(stage.world), stage.desk("马青山")
    return lambda: desk.send("project-submission", found.pk)


def _retraction(stage: Stage) -> Send:
    found, desk = keeping.candidate(stage.world), stage.desk("马青山")
    return lambda: desk.send("project-retraction", found.pk, why="并到别的项目里")


def _naming(stage: Stage) -> Send:
    round_, desk = keeping.at_gate(stage.world), stage.desk("柳文书")
    post = stage.world.posts["乔委员"].pk
    return lambda: desk.send("project-reviewers", round_.project_id, post=post, round=1)


def named(stage: Stage) -> Reviewing:
    return keeping.reviewer(stage.world, keeping.at_gate(stage.world), "乔委员", political=True)


def _declaration(stage: Stage) -> Send:
    row, desk = named(stage), stage.desk("乔委员")
    return lambda: desk.send("gate-review-declaration", row.pk, conflict="none")


def _marks(stage: Stage) -> Send:
    row, desk = named(stage), stage.desk("乔委员")
    keeping.declare(stage.world, row, "乔委员")
    told = keeping.values(row) | {"words": "做得起来"}
    return lambda: desk.send("gate-review-marks", row.pk, **told)


def _decision(stage: Stage) -> Send:
    round_, desk = keeping.reviewed(stage.world), stage.desk("柳文书")
    told = {"outcome": "admit", "reasons": "老人需要", "round": 1}
    return lambda: desk.send("project-decision", round_.project_id, **told)


def _appeal(stage: Stage) -> Send:
    made = keeping.decide(stage.world, keeping.reviewed(stage.world), "refuse")
    desk, pk = stage.desk("马青山"), made.round.project_id
    return lambda: desk.send("project-appeal", pk, made.pk, words="证据没有看")


def _answer(stage: Stage) -> Send:
    world = stage.world
    name = keeping.second_office(world)
    decided = keeping.decide(world, keeping.reviewed(world), "refuse", who=name)
    gate.appeal(decision=decided, words="没看证据", by=world.actor("马青山"), at=MONDAY)
    desk, pk = stage.desk("柳文书"), decided.round.project_id
    told = {"outcome": "upheld", "reasons": "看过了"}
    return lambda: desk.send("project-appeal-answer", pk, decided.pk, **told)


def a_trial(stage: Stage) -> Project:
    """Admitted a hundred days ago."""
    found = keeping.admitted(stage.world)
    Project.objects.filter(pk=found.pk).update(trial_until=date(2026, 9, 1))
    return found


def _confirmation(stage: Stage) -> Send:
    found, desk = a_trial(stage), stage.desk("柳文书")
    return lambda: desk.send("project-confirmation", found.pk, reasons="月月都去")


def _look(stage: Stage) -> Send:
    found, desk = a_trial(stage), stage.desk("柳文书")
    return lambda: desk.send("project-look", found.pk, outcome="go_on", words="老人满意")


def _exit_proposal(stage: Stage) -> Send:
    found, desk = a_trial(stage), stage.desk("马青山")
    return lambda: desk.send("project-exit-proposal", found.pk, words="没人做了")


def _exit(stage: Stage) -> Send:
    found, world = a_trial(stage), stage.world
    life.ask_exit(
        project=found, words="没人做了", figures=Figures(), by=world.actor("马青山"), at=MONDAY
    )
    desk = stage.desk("柳文书")
    return lambda: desk.send("project-exit", found.pk, outcome="exit", reasons="没有人做")


def _handing_over(stage: Stage) -> Send:
    found, desk = a_trial(stage), stage.desk("柳文书")
    to = stage.world.units["民政局"].pk
    return lambda: desk.send("project-handing-over", found.pk, to=to, why="站要并了")


def _taking_over(stage: Stage) -> Send:
    found, desk = a_trial(stage), stage.desk("乔委员")
    return lambda: desk.send("project-taking-over", found.pk, why="站要并了")


def _nursery(stage: Stage) -> Send:
    found = keeping.decide(stage.world, keeping.reviewed(stage.world), "incubate").round.project
    desk = stage.desk("马青山")
    return lambda: desk.send("project-nursery", found.pk, step="seeded", words="凑了六个人")


def _work_new(stage: Stage) -> Send:
    desk = stage.desk("柳文书")
    told = {"name": "移风易俗", "words": "乡风", "starts_on": "2026-01-01", "ends_on": "2026-12-31"}
    return lambda: desk.send("key-work-new", **told)


def _work_correction(stage: Stage) -> Send:
    found, desk = working.listed(stage.world), stage.desk("柳文书")
    return lambda: desk.send("key-work-correction", found.pk, name="一老一小一困")


def _joining(stage: Stage) -> Send:
    found, desk = keeping.candidate(stage.world), stage.desk("马青山")
    work = working.listed(stage.world)
    return lambda: desk.send("project-key-work", found.pk, key_work=work.pk)


def _case(stage: Stage) -> Send:
    found, desk = a_trial(stage), stage.desk("马青山")
    return lambda: desk.send("project-cases", found.pk, title="一把剪子", learned="先问哪天在家")


def _seat(stage: Stage) -> Representative:
    world = stage.world
    term = guests.Term("counter", date(2029, 12, 31))
    return guests.name(
        unit=world.units["杨柳村"], person=world.people["秦奶奶"], term=term,
        by=world.actor("乔委员"), at=MONDAY,
    )  # fmt: skip


def _name(stage: Stage) -> Send:
    desk, world = stage.desk("乔委员"), stage.world
    told = {"name": "秦奶奶", "phone": world.phone("秦奶奶"), "unit": world.units["杨柳村"].pk}
    return lambda: desk.send("representatives", **told, agreed_how="counter", last_day="2029-12-31")


def _name_end(stage: Stage) -> Send:
    row, desk = _seat(stage), stage.desk("乔委员")
    return lambda: desk.send("representative-end", row.pk, why="搬走了")


def _resign(stage: Stage) -> Send:
    row, desk = _seat(stage), stage.desk("秦奶奶")
    return lambda: desk.send("seat-resignation", row.pk)


def _take_in(stage: Stage) -> Send:
    desk = stage.desk("乔委员")
    told = {"title": "延河义工社", "work": "修家电", "last_day": "2029-12-31"}
    return lambda: desk.send("organisations", **told)


def _step_back(stage: Stage) -> Send:
    world = stage.world
    known = guests.Known(
        "延河义工社", "修家电", date(2029, 12, 31), world.people["秦奶奶"], agreed_how="counter"
    )
    row = guests.take_in(
        unit=world.units["铁边城"], known=known, by=world.actor("乔委员"), at=MONDAY
    )
    desk = stage.desk("秦奶奶")
    return lambda: desk.send("contact-withdrawal", row.pk)


def _take_off(stage: Stage) -> Send:
    known = guests.Known("延河义工社", "修家电", date(2029, 12, 31))
    world = stage.world
    row = guests.take_in(
        unit=world.units["铁边城"], known=known, by=world.actor("乔委员"), at=MONDAY
    )
    desk = stage.desk("乔委员")
    return lambda: desk.send("organisation-end", row.pk, why="散了")


PAGES: dict[str, Story] = {
    "representatives": _name, "representative-end": _name_end, "seat-resignation": _resign,
    "organisations": _take_in, "organisation-end": _take_off,
    "contact-withdrawal": _step_back,
    "forums": _call, "forum-move": _move, "forum-attendance": _hold, "forum-drop": _drop, "forum-note": _note,
    "project-adjustment": _adjustment, "project-change-proposal": _change_proposal,
    "project-change-retraction": _change_retraction,
    "project-new": _propose, "project-change": _change, "project-evidence": _evidence,
    "evidence-removal": _removal, "project-submission": _submission,
    "project-retraction": _retraction, "project-reviewers": _naming,
    "gate-review-declaration": _declaration, "gate-review-marks": _marks,
    "project-decision": _decision, "project-appeal": _appeal, "project-appeal-answer": _answer,
    "project-confirmation": _confirmation, "project-look": _look,
    "project-exit-proposal": _exit_proposal, "project-exit": _exit, "project-nursery": _nursery,
    "project-cases": _case, "key-work-new": _work_new, "key-work-correction": _work_correction,
    "project-key-work": _joining,
    "project-handing-over": _handing_over, "project-taking-over": _taking_over,
}  # fmt: skip


def shown(stage: Stage) -> dict[str, Any]:
    """A project everybody may read."""
    found = a_trial(stage)
    return {"pk": found.pk, "key": found.key}


def forum_there(stage: Stage) -> dict[str, Any]:
    """A forum with a note."""
    found = keeping.forum(stage.world)
    keeping.heard(stage.world, found)
    return {"pk": found.pk}


def review_there(stage: Stage) -> dict[str, Any]:
    """A review that waits."""
    return {"pk": named(stage).pk}
