"""The soft terms: what makes one willing team a better choice than another, in minutes.

Decides the default weights; a county changes them with `Policy.weighing`. Excludes nobody.
"""

from wudan.matching import costs, notes
from wudan.matching.criteria import Term

TERMS = (
    Term(
        name="travel",
        description="从驻地到服务地点的路程",
        source="R039",
        unit="每分钟路程",
        weight_seconds=60,
        codes=("travel", "travel_unknown"),
        cost=costs.travel,
        note=notes.travel,
    ),
    Term(
        name="load",
        description="在手的单，越接近上限越重",
        source="R052",
        unit="(2n−1)/上限，n 为该队第几单",
        weight_seconds=15 * 60,
        codes=("load",),
        cost=costs.load,
        note=notes.load,
    ),
    Term(
        name="rating",
        description="群众评分，评价少时向平均水平折算",
        source="R064",
        unit="每高一分减",
        weight_seconds=15 * 60,
        codes=("rating", "rating_none"),
        cost=costs.rating,
        note=notes.rating,
    ),
    Term(
        name="fairness",
        description="近 30 天服务次数与候选队伍平均之差",
        source="R052",
        unit="每多一次",
        weight_seconds=60,
        codes=("fairness",),
        cost=costs.fairness,
        note=notes.fairness,
    ),
    Term(
        name="over_qualification",
        description="本单用不上的稀缺技能，留给更需要的单",
        source="R049",
        unit="每项",
        weight_seconds=5 * 60,
        codes=("over_qualification",),
        cost=costs.over_qualification,
        note=notes.over_qualification,
    ),
    Term(
        name="wait",
        description="比最早可行日期多等的天数",
        source="R039",
        unit="每天",
        weight_seconds=10 * 60,
        codes=("wait", "wait_unknown"),
        cost=costs.wait,
        note=notes.wait,
    ),
    Term(
        name="ring",
        description="点单人或受益人属于该队，提示人工确认",
        source="个人信息保护法 §24",
        unit="每单",
        weight_seconds=15 * 60,
        codes=("ring",),
        cost=costs.ring,
        note=notes.ring,
    ),
)
