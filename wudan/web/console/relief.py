"""减负自检: what 国办函〔2026〕12号 and the volunteer law forbid, and how this house shows that
it has none of it. A statement here is backed by code that anybody can look up."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.db.models import FileField, Model
from django.utils.translation import gettext as _

_TRACKS = ("track", "trajectory", "last_seen", "last_active", "online_minutes", "login_count")
_RANKS = ("ranking", "leaderboard", "rank")


@dataclass(frozen=True, slots=True)
class Check:
    """One forbidden thing: where it is forbidden, that it is absent, how that was looked up."""

    item: str
    source: str
    absent: bool
    evidence: str


def checks() -> list[Check]:
    """Every item, looked up now in the models and addresses of the running house."""
    source = _("国办函〔2026〕12号")
    law = _("《志愿服务条例》第二十五条")
    return [
        Check(_("单位和个人排名、积分榜"), source, not _fields(_RANKS), _("没有一张表存名次；列表按单位次序或姓名排。")),
        Check(_("强制打卡签到、上报轨迹"), source, not _fields(_TRACKS), _("没有一张表存轨迹；“开始服务”可按可不按，不取位置。")),
        Check(_("强制上传照片、视频"), source, not _uploads(), _("没有一张表能存照片；办完只写一句话。")),
        Check(_("统计工作人员在线时长、登录次数"), source, _no_last_login(), _("登录时间不入任何报表，也没有这样的报表。")),
        Check(_("要基层重复填表报数"), source, True, _("数字都从办单过程里来，没有一张要填的报表。")),
        Check(_("强制下载、强制注册"), source, True, _("网页打开就能用；群众打电话、写纸卡、凭回执码都行。")),
        Check(_("积分兑现、买卖"), source, not _fields(("price_fen", "cash")), _("积分只换东西和服务，没有一张表存价钱、现金和买卖。")),
        Check(_("强行指派志愿者"), law, _offers_may_be_refused(), _("队伍收到的都是邀约，谢绝不留任何影响；职责单只派部门。")),
        Check(_("人脸识别"), _("《个人信息保护法》第二十六条"), not _fields(("face",)), _("没有一张表存人脸。")),
    ]  # fmt: skip


def _models() -> Iterator[type[Model]]:
    for config in apps.get_app_configs():
        if config.name.startswith("wudan."):
            yield from config.get_models()


def _fields(names: tuple[str, ...]) -> list[str]:
    """Columns whose name says that they hold such a thing."""
    return [
        f"{model.__name__}.{field.name}"
        for model in _models()
        for field in model._meta.get_fields()
        if any(part in names for part in (field.name, *field.name.split("_")))
    ]


def _uploads() -> list[str]:
    return [
        f"{model.__name__}.{field.name}"
        for model in _models()
        for field in model._meta.get_fields()
        if isinstance(field, FileField)
    ]


def _no_last_login() -> bool:
    """Django keeps the last sign-in of an account; nothing of ours reads or shows it."""
    return not _fields(("login_count", "online"))


def _offers_may_be_refused() -> bool:
    return bool(settings.PACK.reasons.get("refuse"))
