"""在清单上改 over the API (ADR 93): small facts at once, a change for the gate, what each version changed, the money."""

import pytest

from tests.funds.spending import committed, granted, paid
from tests.projects.keeping import admitted, at_gate, candidate
from wudan.funds.enums import Use
from wudan.projects.models import Change, Project, ProjectVersion


@pytest.fixture
def found(world):
    """On the list, on trial."""
    return admitted(world)


def test_small_facts_change_at_once_and_only_what_is_said(enter, found):
    station = enter("马青山")
    shown = station.get(f"projects/{found.pk}")
    assert shown["text"]["months"] == list(range(1, 13))
    told = {"version": shown["version"], "summary": "每两月一次，上门理发。", "months": [3, 9]}
    done = station.post(f"projects/{found.pk}/adjustment", told, key="adjusted-once")
    assert (done.status, done["stage"], done["version"]) == (200, "trial", shown["version"] + 1)
    assert done["text"] == shown["text"] | {"summary": told["summary"], "months": [3, 9]}
    again = station.post(f"projects/{found.pk}/adjustment", told, key="adjusted-once")
    assert again.raw == done.raw
    assert ProjectVersion.objects.filter(project=found, verb="adjust").count() == 1


def test_who_saw_an_older_text_is_told(enter, found):
    station = enter("马青山")
    told = {"version": station.get(f"projects/{found.pk}")["version"], "minutes": 50}
    assert station.post(f"projects/{found.pk}/adjustment", told).status == 200
    for where, more in (("adjustment", {}), ("changes", {"why": "人多了", "minutes": None})):
        said = {name: value for name, value in (told | more).items() if value is not None}
        late = station.post(f"projects/{found.pk}/{where}", said)
        assert (late.status, late["code"], late["order"]) == (409, "stale", None)


def test_what_the_gate_judged_waits_for_the_gate_while_the_list_stays(enter, found):
    station = enter("马青山")
    version = station.get(f"projects/{found.pk}")["version"]
    told = {"version": version, "why": "工具旧了", "cost_words": "要两千元，民政局出。"}
    asked = station.post(f"projects/{found.pk}/changes", told, key="asked-of-the-gate")
    assert (asked.status, asked["round"], asked["stage"]) == (201, 2, "trial")
    assert asked["change"] == {
        "number": 1, "state": "open", "why": "工具旧了",
        "differences": [{"label": "要多少钱、从哪里来", "before": "不花钱，工具队里有。", "after": "要两千元，民政局出。"}],
    }  # fmt: skip
    assert asked["text"]["cost_words"] == "不花钱，工具队里有。"
    assert (
        station.post(f"projects/{found.pk}/changes", told, key="asked-of-the-gate").raw == asked.raw
    )
    another = station.post(f"projects/{found.pk}/changes", told | {"version": asked["version"]})
    assert (another.status, another["code"]) == (422, "change_open")
    back = station.post(f"projects/{found.pk}/change-retraction", {"why": "再想想"})
    assert (back.status, back["change"]["state"]) == (200, "taken_back")
    assert Change.objects.get(project=found).why == "工具旧了"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"why": "没变", "title": "老人上门理发"}, "why"), ({"why": "换", "platform": "none"}, "platform"),
        ({"why": "换", "area": "999999999999"}, "area"), ({"why": "", "cost_words": "要钱"}, "why"),
        ({"why": "换", "summary": "这是小改"}, "summary"), ({"why": "换", "risk": "none-such"}, "risk"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_change_stands_beside_its_field(enter, found, said, field):
    station = enter("马青山")
    version = station.get(f"projects/{found.pk}")["version"]
    answer = station.post(f"projects/{found.pk}/changes", {"version": version} | said)
    assert (answer.status, list(answer["fields"])) == (422, [field])
    assert not Change.objects.exists()


def test_only_its_own_side_changes_it_and_only_on_the_list(world, enter, found):
    told = {"version": found.version, "minutes": 50}
    office = enter("柳文书").post(f"projects/{found.pk}/adjustment", told)
    assert (office.status, office["code"]) == (422, "keeps_the_gate")
    stranger = enter("贾站长").post(f"projects/{found.pk}/adjustment", told)
    assert (stranger.status, stranger["code"]) == (404, "missing")
    waits = candidate(world, title="老人洗衣")
    early = enter("马青山").post(f"projects/{waits.pk}/adjustment", told | {"version": 1})
    assert (early.status, Project.objects.get(pk=waits.pk).minutes) == (422, 40)
    none = enter("马青山").post(f"projects/{found.pk}/change-retraction", {"why": "再想想"})
    assert (none.status, none["code"]) == (422, "no_change")


def test_every_version_is_read_as_before_and_after(enter, found, django_assert_max_num_queries):
    station = enter("马青山")
    for minutes in (50, 60, 70):
        version = station.get(f"projects/{found.pk}")["version"]
        station.post(f"projects/{found.pk}/adjustment", {"version": version, "minutes": minutes})
    station.get(f"projects/{found.pk}/versions")
    with django_assert_max_num_queries(5):
        items = station.get(f"projects/{found.pk}/versions")["items"]
    assert [one["step"] for one in items] == ["小改", "小改", "小改", "准入", "提出项目"]
    assert items[0]["differences"] == [{"label": "一次多久（分钟）", "before": "60", "after": "70"}]
    assert items[3]["decision"]["outcome"] == "admit"
    assert enter("贾站长").get(f"projects/{found.pk}/versions").status == 404


def test_everybody_reads_what_followed_the_admission(world, enter, speaker, found):
    station = enter("马青山")
    version = station.get(f"projects/{found.pk}")["version"]
    station.post(f"projects/{found.pk}/adjustment", {"version": version, "minutes": 50})
    shown = speaker.get(f"decided-projects/{found.key}")
    assert (shown.status, shown["text"]["minutes"], shown["unit"]) == (200, 50, "杨柳村站")
    assert [one["step"] for one in shown["versions"]] == ["小改", "准入"]
    waits = at_gate(world, title="老人洗衣").project
    assert speaker.get(f"decided-projects/{waits.key}").status == 404


def test_the_money_is_seen_by_who_reads_the_fund(world, enter):
    held = committed(world, granted(world), 5_000, use=Use.INCUBATION)
    paid(world, held, 2_000)
    where = f"projects/{held.project_id}/money"
    for who in ("柳文书", "郝书记"):
        shown = enter(who).get(where)
        assert (shown["spent_fen"], shown["left_fen"]) == (200_000, 300_000)
        assert [one["no"] for one in shown["held"]] == [held.no]
        assert shown["held"][0]["paid"][0]["document_no"] == "记-0312"
    assert enter("马青山").get(where).status == 404
