"""Words of persons and posts."""

from django.db.models import TextChoices

from wudan.people.roles import POST_ROLES


class PostRole(TextChoices):
    """The roles that are held as posts; filled from `roles`, where they are decided."""

    TEAM_LEADER = "team_leader", "队长"
    STATION_KEEPER = "station_keeper", "站长"
    INSTITUTE_STAFF = "institute_staff", "实践所工作人员"
    CENTER_OFFICE = "center_office", "中心办公室"
    DEPARTMENT_OFFICER = "department_officer", "部门专干"
    LEADER = "leader", "领导"
    AUDITOR = "auditor", "审计员"
    SYSTEM_ADMINISTRATOR = "system_administrator", "系统管理员"
    SECURITY_ADMINISTRATOR = "security_administrator", "安全管理员"


assert set(PostRole.values) == {role.code for role in POST_ROLES}  # noqa: S101


class Sex(TextChoices):
    """性别, as a volunteer's record asks for it (67号令 §5)."""

    FEMALE = "female", "女"
    MALE = "male", "男"


class Purpose(TextChoices):
    """为什么要看: why somebody's full data is read. Written in the trail first (PIPL §6)."""

    SERVE = "serve", "为办这一单联系"
    CALL_BACK = "call_back", "回访"
    CORRECT = "correct", "帮本人更正资料"
    VERIFY = "verify", "核对身份"
    COMPLAINT = "complaint", "处理投诉"
    LAWFUL = "lawful", "依法调取"
