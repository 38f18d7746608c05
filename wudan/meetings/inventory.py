"""个人信息清单: office-holders' names and terms; everything else names posts and units."""

from wudan.kit.inventory import Holding, Impersonal, Level

HOLDINGS = (
    Holding(
        "担任什么职务", "meetings.Tenure", "",
        ("unit", "seat_code", "name", "is_acting", "starts_on", "ends_on", "why_ended"),
        Level.PUBLIC, "公职上谁负责什么，过去哪一天由谁负责", "PIPL 第13条第3项：履行法定职责；干部任职管理",
        "系统里的工作人员；本单位的职责上墙", "长期，作为任职记录",
    ),
)  # fmt: skip

IMPERSONAL: Impersonal = {
    "meetings.DutyMatrix": "version name starts_on standing",
    "meetings.Seat": "matrix position code level unit_kind title office answers_for_all group role"
    " post_title",
    "meetings.Charge": "seat position words",
    "meetings.Tenure": "named_at named_as",
    "meetings.Meeting": "kind unit platform month day starts_at place convener state version drafted_at"
    " drafted_as called_at held_at adopted_at adopted_as why",
    "meetings.Invitee": "meeting unit seat_title presence is_added item off_at off_why",
    "meetings.Motion": "unit platform title words state raised_at raised_as",
    "meetings.AgendaItem": "meeting number part title motion minutes",
    "meetings.Correction": "item words why corrected_at corrected_as",
    "meetings.Pack": "meeting content digest frozen_at",
    "meetings.FrozenFigure": "pack key label value unit_word rows",
    "meetings.Task": "meeting item number words unit due_on state version reported_by_id told_ahead_of told_past closed_at",
    "meetings.TaskNote": "task step words at written_as was_due_on was_unit",
}
"""`reported_by_id` is an office record, as in the journal: so that nobody accepts his own report."""
