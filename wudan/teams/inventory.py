"""个人信息清单: what is kept about the members of teams."""

from wudan.kit.inventory import Holding, Impersonal, Level

HOLDINGS = (
    Holding(
        "参加的志愿队", "teams.Membership", "person", ("person", "team", "joined_on", "left_on"),
        Level.INTERNAL, "知道队里有谁，派单不派给自己人", "志愿服务条例第19条；民政部令第67号",
        "队长、所在站和上级", "长期，作为志愿服务记录；注销后只剩编号",
    ),
)  # fmt: skip

IMPERSONAL: Impersonal = {
    "teams.Team": "unit category tier phone skills serves slots members_count capacity_per_week"
    " has_minors insured_until rating_sum rating_count",
    "teams.TeamLicence": "team code valid_until",
}
"""A team's phone is the team's own, published number."""
