"""个人信息清单: who was put forward, who spoke for whom, who was honoured."""

from wudan.kit.inventory import Holding, Impersonal, Level

_DUTY = "履行法定职责（PIPL 第13条第3项）"

HOLDINGS: tuple[Holding, ...] = (
    Holding(
        "公示里的姓名", "honors.NoticeParty", "person", ("notice", "person", "part", "shows_name"),
        Level.INTERNAL, "公示表彰的人，让知情的人说话；有关的人不答复异议",
        "您的同意（PIPL 第25条）；" + _DUTY,
        "没有同意的，别人只看到“张**”；同意了、没撤回的，人人看得到全名，公示期过了就撤下",
        "长期，作为评选记录；注销后只剩编号",
    ),
    Holding(
        "提过的异议", "honors.NoticeObjection", "person",
        ("notice", "person", "is_named", "about", "words", "raised_at", "state", "answer",
         "answered_at", "answered_as", "taken_as"),
        Level.INTERNAL, "有异议的，没有答复就不表彰", _DUTY,
        "您自己；答复的人（与这件事无关的一位）。您愿意，对方才知道是谁提的",
        "长期，作为评选记录；注销后写的话删除", secret=("answered_by_id",),
    ),
)  # fmt: skip

IMPERSONAL: Impersonal = {
    "honors.PublicNotice": "kind subject_id unit title words starts_at ends_at state published_as"
    " closed_at closed_as",
}
"""Rows of honors: one file a thing."""
