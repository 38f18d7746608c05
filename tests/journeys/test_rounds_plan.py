"""四周的巡回方案: written down, planned, sent out; a team drops out; amended with few moves, adopted."""

import pytest
from playwright.sync_api import Page, expect

from tests.deliveries.wuqi import VILLAGES, lay_teams, lay_villages
from tests.journeys.walking import DESK, Street, press, reads
from wudan.catalog.models import Service
from wudan.deliveries.enums import DeliveryStage
from wudan.deliveries.holes import weeks_now
from wudan.deliveries.models import Delivery, PlanAmendment, RoundPlan
from wudan.deliveries.touring.amending import MOST_MOVED
from wudan.jobs.planning import plan_next
from wudan.web.console.deliveries.touring.showing import gap_words

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("browser")]


@pytest.mark.long
def test_four_weeks_of_rounds_survive_a_team_that_drops_out(street: Street):
    office = street.walk_up("柳文书", size=DESK)
    plan = _sent(office, "haircut", effort="快排")
    assert _amended(office, plan, "理发小队") <= MOST_MOVED
    assert not Delivery.objects.filter(round__plan=plan, stage=DeliveryStage.PLANNED).exists()


@pytest.mark.long
def test_four_weeks_to_91_villages_survive_a_team_that_drops_out(street: Street):
    Service.objects.filter(code="opera").update(months=[])  # the story is played in any month
    lay_teams(street.world)
    lay_villages(street.world)
    office = street.walk_up("柳文书", size=DESK)
    plan = _sent(office, "haircut", "opera", effort="一般")
    assert plan.villages.count() == VILLAGES
    asked = Delivery.objects.filter(round__plan=plan).count()
    gaps = [gap_words(week.objective, week.bound) for week in plan.planned_weeks.order_by("number")]
    moved = _amended(office, plan, "下乡1队")
    open_ones = Delivery.objects.filter(round__plan=plan, stage=DeliveryStage.PLANNED).count()
    print(f"served {asked}, gap by week {gaps}, moved {moved}, left open {open_ones}")  # noqa: T201 - figures
    assert moved <= MOST_MOVED


def _sent(page: Page, *codes: str, effort: str) -> RoundPlan:
    page.goto("/desk/deliveries")
    page.get_by_role("link", name="巡回方案").first.click()
    page.get_by_role("link", name="起草一个巡回方案").click()
    page.get_by_label("名称").fill("四周下乡")
    page.get_by_label("排几周").select_option("4")
    page.locator("main form details").evaluate_all("all => all.forEach(one => one.open = true)")
    for service in Service.objects.filter(code__in=codes):
        page.get_by_label(service.name, exact=True).check()
    page.get_by_label(effort, exact=True).check()
    press(page, "写好了")
    press(page, "开始排")
    reads(page, "等着排")
    assert plan_next()
    reads(page, "第 4 周")  # the page asks by itself
    plan = RoundPlan.objects.get()
    page.reload()
    press(page, "发出，请各队答复")
    reads(page, "发出的配送计划")
    assert any(weeks_now(RoundPlan.objects.get()))
    plan.refresh_from_db()
    return plan


def _amended(page: Page, plan: RoundPlan, team: str) -> int:
    """How many visits of others move."""
    lost = Delivery.objects.filter(round__plan=plan, party__short_name=team).count()
    page.locator("summary", has_text="一支队退出").click()
    page.get_by_label("哪支队").select_option(label=team)
    press(page, "一支队退出")
    reads(page, "正在算别的队怎么接上")
    assert plan_next()
    page.get_by_role("link", name="看改了哪些").click()
    row = PlanAmendment.objects.get()
    kinds = [change["kind"] for change in row.changes]
    print({kind: kinds.count(kind) for kind in sorted(set(kinds))}, f"lost {lost}")  # noqa: T201 - figures
    if "taken_over" in kinds:
        reads(page, "别的队接上")
    press(page, "就这么改，重新问这些队")
    expect(page.get_by_role("heading", name="四周下乡")).to_be_visible()
    row.refresh_from_db()
    assert row.state == "adopted"
    return sum(kind in ("moved", "retimed") for kind in kinds)
