"""The organiser's pages: the year, a session with its roster, what runs out."""

from datetime import date, timedelta

import pytest

from tests.training.sessions import EVE, crowd, held, joins, opened
from tests.web.console.desk import NOON, words_of
from wudan.teams.actions import training
from wudan.teams.models import Competence, TrainingAttendance, TrainingPlan, TrainingSession

TODAY = NOON.date()


@pytest.fixture
def begun(world):
    """A session of this morning; 小武 and 苏远 signed up."""
    session = opened(world)
    for name in ("小武", "苏远"):
        joins(world, session, name)
    TrainingSession.objects.filter(pk=session.pk).update(day=TODAY)
    return TrainingSession.objects.get(pk=session.pk)


def test_the_year_is_planned_adopted_and_shown_against_what_was_held(world, desk_of, begun):
    desk = desk_of("乔委员")
    said = {"year": "2026", "words": "补上助浴。", "general_count": "1", "position_count": "3",
            "professional_count": "0"}  # fmt: skip
    assert desk.send("training-plan", **said).status_code == 303
    plan = TrainingPlan.objects.get()
    assert "还没有通过" in words_of(desk.see("training-desk"))
    held(world, begun, at=NOON)
    assert desk.send("training-adoption", plan.pk, version=plan.version).status_code == 303
    page = words_of(desk.see("training-desk"))
    assert "铁边城所·宣传委员通过" in page
    assert "办了 1 次，计划 3 次" in page
    assert "铁边城所" in words_of(desk_of("柳文书").see("training-desk"))


def test_a_session_is_published_with_what_was_typed_kept_when_refused(desk_of):
    desk = desk_of("乔委员")
    said = {"name": "急救", "content": "打 13900001234 问", "kind": "position", "mode": "face",
            "skill": "first_aid", "day": "2026-09-20", "begins": "09:00", "ends": "11:00",
            "place": "铁边城所", "capacity": "20"}  # fmt: skip
    refused = desk.send("training-new", **said)
    assert refused.status_code == 422
    assert "打 13900001234 问" in words_of(refused)
    assert desk.send("training-new", **said | {"content": "止血包扎"}).status_code == 303
    assert TrainingSession.objects.get().minutes == 120


@pytest.mark.parametrize("capacity", ["", "-3", "一百", "99999999999999999999"])
def test_a_number_that_is_none_is_told_not_a_crash(desk_of, capacity):
    answer = desk_of("乔委员").send("training-new", name="急救", capacity=capacity)
    assert answer.status_code == 422


def test_the_roster_is_marked_on_one_page(world, desk_of, begun):
    desk, one = desk_of("乔委员"), world.people["小武"].pk
    page = words_of(desk.see("training-session", begun.pk))
    assert "小武" in page
    assert "登记名册" in page
    answer = desk.send("training-roster", begun.pk, present=[one, "x"], passed=[one])
    assert answer.status_code == 303
    assert Competence.objects.get(session=begun).person_id == one
    assert "已认定受过训" in words_of(desk.see("training-session", begun.pk))


def test_somebody_without_a_phone_of_their_own_is_written_in(world, desk_of, begun):
    desk = desk_of("乔委员")
    phone = world.phone("宗梅")
    TrainingSession.objects.update(capacity=3)
    assert desk.send("training-entry", begun.pk, name="宗美", phone=phone).status_code == 422
    assert desk.send("training-entry", begun.pk, name="宗梅", phone=phone).status_code == 303
    full = desk.send("training-entry", begun.pk, name="段护士", phone=world.phone("段护士"))
    assert "名额满了" in words_of(full)
    line = TrainingAttendance.objects.get(person=world.people["宗梅"])
    assert desk.send("training-release", begun.pk, line.pk).status_code == 303
    assert TrainingSession.objects.get().taken == 2


def test_a_wrong_line_is_put_right_with_a_reason(world, desk_of, begun):
    held(world, begun, "小武", at=NOON)
    desk, line = desk_of("乔委员"), TrainingAttendance.objects.get(person=world.people["小武"])
    said = {"line": line.pk, "result": "failed", "why": "名单看错了"}
    assert desk.send("training-correction", begun.pk, **said | {"why": ""}).status_code == 422
    assert desk.send("training-correction", begun.pk, **said).status_code == 303
    page = words_of(desk.see("training-session", begun.pk))
    assert "更正过：名单看错了" in page
    assert not Competence.objects.standing().filter(session=begun).exists()


def test_it_is_changed_while_open_but_never_below_what_is_taken(world, desk_of, begun):
    desk = desk_of("乔委员")
    assert "铁边城所二楼会议室" in words_of(desk.see("training-change", begun.pk))
    said = {"name": begun.name, "content": begun.content, "kind": "position", "mode": "face",
            "skill": "bathing", "is_assessed": "on", "day": "2026-09-08", "begins": "14:00",
            "ends": "16:00", "place": "村委会", "capacity": "2"}  # fmt: skip
    few = desk.send("training-change", begun.pk, **said | {"capacity": "1"})
    assert "已经报了 2 人" in words_of(few)
    assert desk.send("training-change", begun.pk, **said).status_code == 303
    begun.refresh_from_db()
    assert (begun.place, begun.minutes, begun.taken) == ("村委会", 120, 2)
    held(world, begun, at=NOON + timedelta(days=1))
    assert "已经办完" in words_of(desk.send("training-change", begun.pk, **said))


def test_a_cancelled_one_says_why(desk_of, begun):
    desk = desk_of("乔委员")
    assert desk.send("training-cancellation", begun.pk, why="封路了").status_code == 422
    assert desk.send("training-cancellation", begun.pk, why="下雪封路").status_code == 303
    assert "取消了：下雪封路" in words_of(desk.see("training-session", begun.pk))


def test_what_runs_out_in_sixty_days_is_listed_unless_renewed(world, desk_of):
    desk, nurse = desk_of("柳文书"), Competence.objects.get()
    assert "段护士" not in words_of(desk.see("competences"))
    assert "段护士" in words_of(desk.see("competences", tab="all"))
    Competence.objects.update(valid_until=TODAY + timedelta(days=60))
    assert "段护士" in words_of(desk.see("competences"))
    training.recognize(
        person=nurse.person, unit=world.units["c"], skill="nursing", since=TODAY,
        proof="县医院复训 2026-9", by=world.actor("柳文书"), at=NOON,
    )  # fmt: skip
    assert "段护士" not in words_of(desk.see("competences"))


def test_other_towns_see_nothing_of_it(world, desk_of):
    nurse = Competence.objects.get()
    nurse.person.home = world.units["王台村"]
    nurse.person.save()
    desk = desk_of("乔委员")
    assert "段护士" not in words_of(desk.see("competences", tab="all"))
    assert desk.see("competence-revocation", nurse.pk).status_code == 404
    elsewhere = opened(world, by="柳文书", unit="周湾")
    assert desk.see("training-session", elsewhere.pk).status_code == 404


def test_training_elsewhere_is_recognised_and_revoked(world, desk_of):
    desk = desk_of("乔委员")
    said = {"name": "小武", "phone": world.phone("小武"), "skill": "bathing",
            "since": "2026-01-05", "proof": "市民政局助浴培训证 0123 号"}  # fmt: skip
    assert desk.send("competences", **said | {"proof": "有"}).status_code == 422
    assert desk.send("competences", **said).status_code == 303
    made = Competence.objects.get(skill="bathing")
    assert made.valid_until == date(2028, 1, 4)
    assert desk.send("competence-revocation", made.pk, why="证是借来的").status_code == 303
    assert Competence.objects.standing().filter(skill="bathing").count() == 0


@pytest.mark.parametrize("many", [1, 25])
def test_pages_ask_the_database_a_few_times_however_many(
    world, desk_of, many, django_assert_max_num_queries
):
    session = opened(world, capacity=40)
    for person in crowd(world, many):
        training.sign_up(session=session, person=person, by=world.actor("乔委员"), at=EVE)
    desk = desk_of("乔委员")
    desk.see("training-desk")
    with django_assert_max_num_queries(9):
        desk.see("training-desk")
    with django_assert_max_num_queries(8):
        desk.see("training-session", session.pk)
    with django_assert_max_num_queries(7):
        desk.see("competences", tab="all")
