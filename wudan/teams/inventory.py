"""个人信息清单: what is kept about the members of teams."""

from wudan.kit.inventory import Holding, Impersonal, Level

HOLDINGS = (
    Holding(
        "参加的志愿队", "teams.Membership", "person", ("person", "team", "joined_on", "left_on", "ended_why", "ended_as", "ended_by_id"),
        Level.INTERNAL, "知道队里有谁，派单不派给自己人", "志愿服务条例第19条；民政部令第67号",
        "队长、所在站和上级", "长期，作为志愿服务记录；注销后只剩编号",
    ),
    Holding(
        "入队申请", "teams.Application", "person",
        ("person", "team", "introduced_by", "state", "words", "channel", "taken_as", "taken_by_id", "asked_at",
         "answered_at", "decided_as", "decided_by_id", "reason"),
        Level.INTERNAL, "本人要入队，队长要答复", "志愿服务条例第7条、第25条",
        "本人、队长；申诉时还有上级站所", "没成的一年后删除；入了队的长期", "team_applications",
    ),
    Holding(
        "请您当队长", "teams.Founding", "person",
        ("county", "site", "name", "category", "skills", "person", "asked_at", "asked_as",
         "asked_under", "state", "answered_at", "team"),
        Level.INTERNAL, "站上组建队伍，本人点了头才当队长", "志愿服务条例第25条；五单 R050",
        "本人、提出的站所和上级", "没成的一年后删除；建成的长期", "team_foundings",
    ),
    Holding(
        "对入队、退队决定的申诉", "teams.Appeal", "person",
        ("person", "team", "application", "membership", "unit", "state", "words", "asked_at",
         "due_on", "decided_at", "decided_as", "reason"),
        Level.INTERNAL, "不服的有地方说，15 天内给说法", "志愿服务条例第25条；五单 R057",
        "本人、定申诉的站所", "长期，作为处理记录；注销后只剩编号",
    ),
    Holding(
        "参加的培训", "teams.TrainingAttendance", "person",
        ("session", "person", "signed_at", "by_staff", "withdrawn_at", "present", "passed",
         "marked_at", "corrected_why"),
        Level.INTERNAL, "留座位，登记谁受过训", "志愿服务条例第16条；民政部令第67号第8条",
        "举办单位和上级", "到过的长期，作为培训记录；退出的一年后删除", "training_withdrawn",
    ),
    Holding(
        "受过训的技能", "teams.Competence", "person",
        ("person", "skill", "since", "valid_until", "session", "unit", "proof", "issued_at",
         "revoked_at", "revoked_why"),
        Level.INTERNAL, "要受训的活只派给受过训的人", "志愿服务条例第16条；民政部令第67号第8条",
        "举办单位和上级", "长期，作为培训记录；注销后只剩编号",
    ),
)  # fmt: skip

IMPERSONAL: Impersonal = {
    "teams.Team": "unit category tier under phone skills serves slots members_count capacity_per_week"
    " has_minors minors_told insured_until rating_sum rating_count dissolved_at dissolved_why"
    " dissolved_as dissolved_by_id",
    "teams.TeamLicence": "team code valid_until",
    "teams.TeamPaper": "team code valid_until insurer policy_number told_at told_as checked_at"
    " checked_as checked_by_id removed_at removed_why",
    "teams.Plan": "team starts_on ends_on",
    "teams.PlanVersion": "plan number step words consulted minutes written_at written_as adopted_at"
    " adopted_as",
    "teams.PlanItem": "version line title category target places times",
    "teams.SupportOrder": "team unit kind state is_offer words asked_at asked_as due_at overdue_at answered_at"
    " answered_as answer planned_on arrangement done_at report confirmed_at confirmed_as verdict",
    "teams.TrainingPlan": "unit year version words general_count position_count professional_count"
    " written_at adopted_at adopted_as",
    "teams.TrainingSession": "unit plan name content kind mode skill is_assessed day begins ends"
    " minutes place trainer capacity taken opened_at reminded_at held_at cancelled_at cancelled_why",
}
"""A team's phone is the team's own, published number. Of a licence no number is kept: it is a person's."""
