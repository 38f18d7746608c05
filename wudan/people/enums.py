"""Words of persons and posts."""

from wudan.people.roles import POST_ROLES
from wudan.tables.choices import TextChoices


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
    ASKED = "asked", "本人要看自己的资料"
    LAWFUL = "lawful", "依法调取"


class ConsentKind(TextChoices):
    """同意什么: each a purpose of its own, given and withdrawn by itself (PIPL §14, §25)."""

    NOTICE = "notice", "看过个人信息告知"
    PUBLISH = "publish", "公开姓名和照片"
    EXPORT_UNMASKED = "export_unmasked", "名册里写全名和电话"
    VOLUNTEER = "volunteer", "登记为志愿者"
    MINOR = "minor", "孩子参加和使用账号"


class ConsentChannel(TextChoices):
    """怎么说的: all count alike (R038)."""

    WEB = "web", "网上"
    TELEPHONE = "telephone", "电话"
    COUNTER = "counter", "到站当面"
    PAPER = "paper", "纸质签字"


class GivenBy(TextChoices):
    """谁点的头."""

    SELF = "self", "本人"
    GUARDIAN = "guardian", "监护人"
    COMPANY = "company", "监护人陪同"


class BondKind(TextChoices):
    """守护人是什么人."""

    FAMILY = "family", "家人"
    HELPER = "helper", "帮办"
    LEGAL = "legal", "监护人"


class Confirmation(TextChoices):
    """被守护的人怎么点的头."""

    ACCOUNT = "account", "本人账号"
    TELEPHONE = "telephone", "本人电话"
    FACE = "face", "本人当面"
    PAPER = "paper", "凭证件登记"


class BondEnd(TextChoices):
    """守护关系怎么结束的."""

    REFUSED = "refused", "本人没有答应"
    WITHDRAWN = "withdrawn", "本人收回"
    GIVEN_UP = "given_up", "守护人不再担任"
    POST_ENDED = "post_ended", "帮办岗位结束"
    STATION = "station", "站上按本人意思结束"


class SourceKind(TextChoices):
    """哪类人员: of which people a volunteer is, as the document lists them (R048); never asked twice."""

    OFFICIAL = "official", "党政干部"
    TEACHER = "teacher", "教师"
    NOTABLE = "notable", "乡贤"
    RETIRED = "retired", "退休人员"
    TECHNICIAN = "technician", "科技能人"
    ADVANCED = "advanced", "先进人物"
    EXEMPLAR = "exemplar", "道德模范典型"
    OTHER = "other", "其他群众"


class InvitationAnswer(TextChoices):
    """邀请怎么答的; silence ends it as well as a no."""

    WAITING = "waiting", "等本人答复"
    YES = "yes", "本人答应了"
    NO = "no", "本人没答应"
    NEVER = "never", "本人不让再邀请"
    OVER = "over", "过期没答复"
    RECALLED = "recalled", "邀请方收回"


class HouseholdState(TextChoices):
    """户的状态."""

    LIVE = "live", "在册"
    ENDED = "ended", "已并户"


class HouseholdRole(TextChoices):
    """在户里是谁; the head speaks for the household's points."""

    HEAD = "head", "户主"
    MEMBER = "member", "家里人"
