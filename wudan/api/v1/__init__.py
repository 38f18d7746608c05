"""Version 1 of the JSON API: the same acts and objections as the pages, one file a resource."""

from wudan.api.v1 import (
    activities,
    applications,
    areas,
    attendance,
    bonds,
    campaigns,
    cards,
    certificates,
    complaints,
    content,
    cooperations,
    counters,
    deliveries,
    earning,
    exports,
    foundings,
    hours,
    households,
    invited,
    loans,
    memberships,
    messages,
    money,
    offline,
    orders,
    plans,
    platforms,
    points,
    posts,
    privacy,
    project_changes,
    projects,
    proposals,
    redemptions,
    refusals,
    resources,
    room_finding,
    rooms,
    rooms_left,
    rosters,
    services,
    session,
    site_keeping,
    sites,
    standing,
    statistics,
    steps,
    support,
    tasks,
    team_facts,
    teams,
    trainings,
    volunteers,
)
from wudan.api.v1.answering import Renderer
from wudan.api.v1.door import Api, json_only

_DESCRIPTION = """点单 → 接单 → 派单 → 买单 → 评单，与网页走同样的规则。

- **登录**：`POST /session` 得到会话 Cookie 和 `csrf`。凡会改动的请求（POST、PUT、DELETE）都要把
  `csrf` 放在 `X-CSRFToken` 头里；HTTPS 下还核对 Origin 或 Referer 是不是本站。登录本身不要。
- **提交编号**：凡创建或推进的 POST 都要 `Idempotency-Key`，断网重发用原来的编号，得到原来的答复，
  一字不差；同一编号换了内容答 422。登录除外。
- **看到的版本**：请求体里的 `version` 与现在不符答 409，附最新的单。
- **不能做**：答 `{code, words, fields}`。`words` 是给人看的话，`fields` 指出哪一项。别人的单一律 404。
- **时间**带时区；日期是北京时间的日子；经纬度是 CGCS2000。
"""

api = Api(
    title="Wudan 五单",
    version="1",
    description=_DESCRIPTION,
    openapi_url="/openapi.json",
    docs_url=None,
    urls_namespace="api-v1",
    renderer=Renderer(),
)
refusals.install(api)
api.add_decorator(json_only, mode="view")
for _part in (
    session,
    areas,
    sites,
    site_keeping,
    standing,
    statistics,
    resources,
    loans,
    platforms,
    cooperations,
    services,
    rooms_left,
    teams,
    team_facts,
    foundings,
    applications,
    memberships,
    plans,
    support,
    tasks,
    trainings,
    campaigns,
    projects,
    project_changes,
    money,
    proposals,
    households,
    posts,
    orders,
    steps,
    bonds,
    cards,
    redemptions,
    counters,
    certificates,
    complaints,
    messages,
    content,
    activities,
    invited,
    deliveries,
    exports,
    privacy,
    attendance,
    rosters,
    offline,
    rooms,
    room_finding,
    hours,
    points,
    earning,
    volunteers,
):
    api.add_router("", _part.router)

__all__ = ["api"]
