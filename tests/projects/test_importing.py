"""A table of candidates goes through the same act, all or none, and is past nothing (R067)."""

from tests.domain.refusing import malformed, objected
from tests.projects.keeping import draft, rules
from tests.world import MONDAY
from wudan.jobs.commandline import main
from wudan.projects.actions import candidates
from wudan.projects.models import Project

_TITLES = {
    "title": "名称", "summary": "一句话", "description": "怎么做", "people_words": "谁来做",
    "cost_words": "花费", "result_words": "效果", "policy_source": "依据", "policy_words": "阶段性重点",
    "need_words": "群众现实需要", "safeguard_words": "保护",
}  # fmt: skip


def table(world, *titles):
    told = draft(world)
    head = [*_TITLES.values(), "平台", "区划代码", "为谁"]
    lines = [
        [
            title,
            *[getattr(told, key) for key in list(_TITLES)[1:]],
            "扶贫帮困",
            "610626101201",
            "老年人",
        ]
        for title in titles
    ]
    return "\n".join(",".join(line) for line in [head, *lines]).encode()


def test_the_command_writes_candidates_that_pass_nothing(world, tmp_path, capsys):
    rules()
    file = tmp_path / "candidates.csv"
    file.write_bytes(table(world, "理发日", "敲门问一声"))
    account = world.people["马青山"].account.account
    assert main(["import-projects", str(file), "--account", account]) == 0
    assert "2 个候选项目" in capsys.readouterr().out
    assert {one.stage for one in Project.objects.all()} == {"draft"}
    for project in Project.objects.all():
        with objected("no_need"):
            candidates.submit(project=project, by=world.actor("马青山"), at=MONDAY)


def test_one_wrong_line_and_nothing_is_written(world):
    by, unit = world.actor("马青山"), world.units["杨柳村"]
    with malformed("第 3 行"):
        candidates.bring_in(
            content=table(world, "理发日", ""), name="a.csv", unit=unit, by=by, at=MONDAY
        )
    assert not Project.objects.exists()
