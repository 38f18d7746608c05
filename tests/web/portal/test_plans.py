"""An adopted plan is for everybody, under the county's purpose; what is being written is not (R002)."""

from django.conf import settings

from tests.teams.planned import adopted, begun, first_tier
from tests.web.console.desk import words_of
from tests.world import MONDAY
from wudan.teams.actions import plans


def test_everybody_reads_what_was_adopted_under_the_purpose(world, client):
    team = first_tier(world)
    version = begun(world)
    assert client.get(f"/plans/{version.plan_id}").status_code == 404, "not adopted yet"
    assert "文明实践方案：" not in words_of(client.get(f"/teams/{team.pk}"))
    adopted(world, version)
    assert "文明实践方案：" in words_of(client.get(f"/teams/{team.pk}"))
    page = words_of(client.get(f"/plans/{version.plan_id}"))
    for word in (settings.PACK.brand.purpose, "送戏下乡", "四季度多送戏", "周湾所、两个站"):
        assert word in page
    assert "群众想多听秦腔" not in page, "the minutes stay inside"
    paper = client.get(f"/plans/{version.plan_id}/sheet.pdf")
    assert paper.content.startswith(b"%PDF-")
    assert client.get("/plans/99999999999999999999").status_code == 404


def test_a_version_that_is_being_written_is_not_shown_before_it_counts(world, client):
    first_tier(world)
    version = adopted(world, begun(world))
    plans.renew(version=version, by=world.actor("呼延歌"), at=MONDAY)
    page = words_of(client.get(f"/plans/{version.plan_id}"))
    assert "第 1 版" in page
