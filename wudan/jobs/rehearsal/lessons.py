"""What the county learns in the demo: a dozen weeks of burden, a few visits and trainings."""

from datetime import datetime, timedelta

from wudan.kit.clock import day_of
from wudan.lessons.actions import sign_summary, write_learned
from wudan.lessons.counting import WEEKS, monday_of
from wudan.lessons.models import BurdenWeek, Learned
from wudan.lessons.policies import Told
from wudan.people.actors import Actor

_BURDEN = {
    ("station_keeper", "acceptance"): (46, 1), ("station_keeper", "intake"): (21, 6),
    ("station_keeper", "roster"): (9, 3), ("institute_staff", "acceptance"): (7, 1),
    ("institute_staff", "callbacks"): (5, 1), ("team_leader", "confirmation"): (38, 3),
    ("team_leader", "fulfillment"): (33, 2), ("department_officer", "dispatch"): (40, 2),
    ("volunteer", "activity"): (52, 1), ("resident", "place-order"): (64, 3),
    ("resident", "review"): (24, 2), ("center_office", "attention"): (4, 2),
}  # fmt: skip
"""Forms a week, and fields a form, by role and page; invented."""
_FEWER = 3
"""Of a hundred, so many fewer each week: what data fills is asked no longer."""

_LEARNED = (
    (160, "visit", "看志丹怎么把需求分到人", "志丹县", "中心办公室主任、宣传委员", 6, "先问群众再排活动，回来把院坝会的话记成单。"),
    (90, "told", "榆阳来讲支队怎么带", "县中心", "各队队长", 42, "总队每季下来带一次，支持单就是从这里来的。"),
    (30, "training", "省里的文明实践骨干培训", "延安", "专职办公室主任、站长", 3, "项目要先有需要的证据；回来改了准入的表。"),
)  # fmt: skip
"""Days ago, kind, title, place, posts, how many, what was learned; invented."""


def count_burden(county: str, *, until: datetime) -> None:
    """Weeks that are over. They name nobody, so nobody acts."""
    if BurdenWeek.objects.exists():
        return
    monday = monday_of(day_of(until))
    rows = []
    for back in range(1, WEEKS):
        for (role, page), (usual, each) in _BURDEN.items():
            sent = max(1, usual * (70 + _FEWER * back + (back * 7 + usual) % 9) // 100)
            rows.append(
                BurdenWeek(
                    county=county, week=monday - timedelta(weeks=back), role=role, page=page, sent=sent,
                    fields=sent * each,
                )
            )  # fmt: skip
    BurdenWeek.objects.bulk_create(rows)


def learn_elsewhere(*, office: Actor, until: datetime) -> None:
    """Three lines in the log, and this year's summary signed."""
    if Learned.objects.exists():
        return
    for back, kind, title, place, posts, count, words in _LEARNED:
        day = day_of(until) - timedelta(days=back)
        told = Told(kind, title, place, day, day, posts, count, words)
        write_learned(told=told, by=office, at=until)
    sign_summary(
        year=day_of(until).year, words="群众点什么，我们做什么；做得好不好，群众说了算。", by=office, at=until
    )  # fmt: skip
