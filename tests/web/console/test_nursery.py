"""孵化 (R071): each step of the nursery with who went along, which training, what was paid."""

from datetime import timedelta

from tests.domain.refusing import malformed
from tests.funds.spending import committed, granted, paid
from tests.projects.keeping import DAY, decide, reviewed
from tests.training.sessions import opened
from tests.web.console.desk import words_of
from tests.world import MONDAY
from wudan.funds.enums import Use
from wudan.funds.tracing import money_for
from wudan.projects.actions import life
from wudan.projects.models import NurseryNote
from wudan.teams.actions import training
from wudan.web.console.projects.nursing import supports_of

NOON = MONDAY + timedelta(hours=3)


def nursed(world, project, step, *, at, **given):
    by = world.actor("马青山")
    return life.nurse(project=project, step=step, words=f"到了{step}", by=by, at=at, **given)


def test_each_step_has_its_own_company_training_and_money(world):
    project = decide(world, reviewed(world), "incubate").round.project
    fund, session = granted(world), opened(world)
    early = committed(world, fund, 100, use=Use.INCUBATION, what=project, at=MONDAY)
    nursed(world, project, "seeded", at=MONDAY + DAY, session=session)
    first = committed(world, fund, 200, use=Use.INCUBATION, what=project, at=MONDAY + 2 * DAY)
    unit = world.units["铁边城"]
    for days in (3, 4):
        nursed(world, project, "accompanied", at=MONDAY + days * DAY, companion=unit)
    later = committed(world, fund, 300, use=Use.INCUBATION, what=project, at=MONDAY + 5 * DAY)
    paid(world, later, 250, at=MONDAY + 6 * DAY)
    seeded, along = supports_of(project, money_for(world.actor("柳文书"), project=project.pk))
    assert (seeded.sessions, seeded.companions, len(seeded.notes)) == ([session], [], 1)
    assert {one.no for one in seeded.held} == {early.no, first.no}
    assert (along.companions, [one.no for one in along.held]) == ([unit], [later.no])
    assert (seeded.spent_fen, along.spent_fen, len(along.notes)) == (0, 25_000, 2)


def test_the_unit_reads_its_steps_and_no_money(desk_of, world):
    project = decide(world, reviewed(world), "incubate").round.project
    fund, desk = granted(world), desk_of("马青山")
    session = opened(world)
    sent = desk.send(
        "project-nursery", project.pk, step="seeded", words="凑了六个人", session=session.pk
    )
    assert (sent.status_code, NurseryNote.objects.get().session) == (303, session)
    held = committed(world, fund, 200, use=Use.INCUBATION, what=project, at=NOON + DAY)
    own = words_of(desk.see("project", project.pk))
    assert session.name in own
    assert f"/desk/commitments/{held.no}" not in own
    assert f"/desk/commitments/{held.no}" in words_of(desk_of("柳文书").see("project", project.pk))


def test_a_training_that_was_cancelled_supports_nothing(world):
    project = decide(world, reviewed(world), "incubate").round.project
    session = opened(world)
    gone = training.cancel_session(
        session=session, why="下大雪，路封了", by=world.actor("乔委员"), at=MONDAY
    )
    with malformed("session"):
        nursed(world, project, "seeded", at=MONDAY, session=gone or session)
