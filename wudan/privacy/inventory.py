"""个人信息总清单: every field of every table is here, as personal or as not (G21; 数据安全法 §21).

A new field fails the build (tests/house/test_inventory.py) until somebody decides and writes
it into the inventory of its package.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db import models

from wudan.activities import inventory as activities
from wudan.appraisals import inventory as appraisals
from wudan.backups import inventory as backups
from wudan.complaints import inventory as complaints
from wudan.connections import inventory as connections
from wudan.content import inventory as content
from wudan.deliveries import inventory as deliveries
from wudan.exchange import inventory as exchange
from wudan.funds import inventory as funds
from wudan.honors import inventory as honors
from wudan.inspections import inventory as inspections
from wudan.intake import inventory as intake
from wudan.kit.inventory import EVERYWHERE, Holding, Impersonal, Level
from wudan.ledger import inventory as ledger
from wudan.lessons import inventory as lessons
from wudan.meetings import inventory as meetings
from wudan.notices import inventory as notices
from wudan.offline import inventory as offline
from wudan.orders import inventory as orders
from wudan.people import inventory as people
from wudan.projects import inventory as projects
from wudan.registers import inventory as registers
from wudan.rewards import inventory as rewards
from wudan.sites import inventory as sites
from wudan.statistics import inventory as statistics
from wudan.teams import inventory as teams

_SECURE = "网络安全法第23条：防止冒用和越权"
_TRAIL = "网络安全法第23条：留存日志不少于六个月；志愿服务条例第19条"

_BELOW = (
    Holding(
        "办过的事（留痕）", "journal.Event", "person_id",
        ("at", "verb", "subject", "role", "who", "unit_id", "why"), Level.INTERNAL,
        "谁办的、为什么，改不了", _TRAIL, "审计员；同一单上的工作人员",
        "12 个月后转为存档文件；只有编号，没有姓名", secret=("person_id", "post_id"),
    ),
    Holding(
        "关于您的记录（留痕）", "journal.Event", "subject_id", ("at", "verb", "who", "why"),
        Level.INTERNAL, "谁看过、改过您的资料", _TRAIL, "您自己；审计员",
        "12 个月后转为存档文件；只有编号，没有姓名", only=(("subject", "person"),),
        secret=("subject_id",),
    ),
    Holding(
        "提交过的内容的答复", "journal.StoredAnswer", "owner", ("at", "status"), Level.INTERNAL,
        "断网重发不重复办理", _SECURE, "谁也看不到，密存", "30 天", rule="answers",
        secret=("owner", "key", "digest", "answer"),
    ),
    Holding(
        "第二因素", "mfa.Authenticator", "user__person", ("type", "created_at", "last_used_at"),
        Level.SENSITIVE, "确认是您本人", _SECURE, "谁也看不到，密存", "停用或注销时马上删除",
        secret=("user", "data"),
    ),
    Holding(
        "绑定的微信", "socialaccount.SocialAccount", "user__person", ("provider", "date_joined", "last_login"),
        Level.SENSITIVE, "用微信登录", _SECURE, "谁也看不到；只存微信给的编号，没有昵称和头像",
        "解绑、停用或注销时马上删除", secret=("user", "uid", "extra_data"),
    ),
    Holding(
        "经办：改菜单项", "catalog.ServiceVersion", "person_id", ("person_id", "post_id", "until", "why", "changed_as"),
        Level.INTERNAL, "谁改的、为什么", _TRAIL, "同一平台的部门、中心办公室、审计员", "长期，作为经办记录",
    ),
    Holding(
        "经办：提出菜单项改动", "catalog.ServiceChange", "person_id", ("person_id", "post_id", "asked_as", "asked_at", "why"),
        Level.INTERNAL, "谁提的、为什么", _TRAIL, "同一平台的部门、中心办公室、审计员", "长期，作为经办记录",
    ),
    Holding(
        "经办：复准菜单项改动", "catalog.ServiceChange", "decided_by_id", ("decided_by_id", "decided_as", "decided_at", "reasons"),
        Level.INTERNAL, "谁定的、为什么", _TRAIL, "同一平台的部门、中心办公室、审计员", "长期，作为经办记录",
    ),
    Holding(
        "经办：发布菜单", "catalog.MenuEdition", "person_id", ("person_id", "post_id", "published_at"),
        Level.INTERNAL, "谁发布的", _TRAIL, "同一平台的部门、中心办公室、审计员", "长期，作为经办记录",
    ),
    Holding(
        "您的隐私请求", "privacy.PrivacyRequest", "person",
        ("person", "kind", "words", "opened_at", "due_at", "answered_at", "outcome", "outcome_words"),
        Level.INTERNAL, "15 天内给您答复", "PIPL 第50条", "所在站、上级所和中心办公室",
        "答复 3 年后清空文字", rule="requests",
    ),
    Holding(
        "经办：隐私请求（代提）", "privacy.PrivacyRequest", "opened_by", ("opened_by", "opened_under_id", "opened_at"),
        Level.INTERNAL, "谁代提的", "PIPL 第50条", "上级、审计员", "长期，作为经办记录",
    ),
    Holding(
        "经办：隐私请求（答复）", "privacy.PrivacyRequest", "answered_by", ("answered_by", "answered_under_id"),
        Level.INTERNAL, "谁答复的", "PIPL 第50条", "上级、审计员", "长期，作为经办记录",
    ),
)  # fmt: skip

HOLDINGS: tuple[Holding, ...] = (
    *people.HOLDINGS, *orders.HOLDINGS, *activities.HOLDINGS, *deliveries.HOLDINGS, *ledger.HOLDINGS, *teams.HOLDINGS, *projects.HOLDINGS, *sites.HOLDINGS, *rewards.HOLDINGS, *honors.HOLDINGS, *funds.HOLDINGS, *complaints.HOLDINGS, *notices.HOLDINGS, *content.HOLDINGS, *inspections.HOLDINGS, *intake.HOLDINGS, *offline.HOLDINGS, *appraisals.HOLDINGS, *registers.HOLDINGS, *statistics.HOLDINGS, *meetings.HOLDINGS, *lessons.HOLDINGS, *exchange.HOLDINGS, *connections.HOLDINGS, *backups.HOLDINGS, *_BELOW,
)  # fmt: skip

_IMPERSONAL_BELOW: Impersonal = {
    "journal.Chain": "key length head archive",
    "journal.Event": "chain seq facts previous hash",
    "journal.Anchor": "number at chains_count events_count digest",
    "journal.Outbox": "event verb tries next_try_at done_at fault",
    "journal.Reaction": "event name at",
    "areas.Area": "code level name parent starts_on ends_on",
    "areas.AreaPoint": "area lon lat source_system",
    "areas.Unit": "key kind name short_name parent path area starts_on ends_on",
    "areas.UnitMove": "unit moved_on left joined old_path new_path why",
    "areas.Holiday": "day kind name",
    "sites.Site": "unit host phone opening directions base_kind version",
    "sites.SitePeriod": "site state address lon lat source_system starts_on ends_on why",
    "catalog.Platform": "code name summary position",
    "catalog.PlatformDuty": "platform unit kind starts_on ends_on",
    "catalog.ServiceVersion": "service number content",
    "catalog.ServiceChange": "service content changed from_version outcome",
    "catalog.MenuEdition": "platform month version entries opened_at",
    "catalog.UnmatchedSearch": "month words count",
    "catalog.ServiceCapacity": "service period places starts_on ends_on",
    "catalog.CapacityPeriod": "service period starts_on ends_on places taken waiting",
    "catalog.Service": "is_limited provider version code platform position name summary description duration_minutes headcount"
    " lead_days complete_days skills licences months places words serves risk needs_insurance open_claim"
    " once_a_day is_offered",
    "privacy.PrivacyRequest": "unit",
    "privacy.RetentionRun": "started_at finished_at counts faults",
    "auth.Permission": "name content_type codename",
    "auth.Group": "name",
    "contenttypes.ContentType": "app_label model",
    "account.EmailAddress": "user email verified primary",
    "account.EmailConfirmation": "email_address created sent key",
    "socialaccount.SocialApp": "provider provider_id name client_id secret key settings",
    "socialaccount.SocialToken": "app account token token_secret expires_at",
}
"""The library's e-mail tables stay empty: there is no e-mail here (a test holds it); so do those of
apps, which come by the settings, and of tokens, which are not kept. The inbox of
messages exists in demos only, whose persons are invented."""

IMPERSONAL: dict[str, frozenset[str]] = {
    model: frozenset(names.split())
    for table in (
        people.IMPERSONAL,
        deliveries.IMPERSONAL,
        orders.IMPERSONAL,
        activities.IMPERSONAL,
        ledger.IMPERSONAL,
        teams.IMPERSONAL,
        projects.IMPERSONAL,
        rewards.IMPERSONAL,
        funds.IMPERSONAL,
        complaints.IMPERSONAL,
        content.IMPERSONAL,
        notices.IMPERSONAL,
        honors.IMPERSONAL,
        sites.IMPERSONAL,
        inspections.IMPERSONAL,
        intake.IMPERSONAL,
        offline.IMPERSONAL,
        registers.IMPERSONAL,
        statistics.IMPERSONAL,
        connections.IMPERSONAL,
        backups.IMPERSONAL,
        meetings.IMPERSONAL,
        appraisals.IMPERSONAL,
        lessons.IMPERSONAL,
        exchange.IMPERSONAL,
        _IMPERSONAL_BELOW,
    )
    for model, names in table.items()
}


def undecided() -> Iterator[str]:
    """Fields nobody has decided about: none, or the build fails."""
    for model in apps.get_models():
        known = _known(model._meta.label)
        yield from (
            f"{model._meta.label}.{field.name}" for field in model._meta.concrete_fields
            if field.name not in known | EVERYWHERE
        )  # fmt: skip


def unknown() -> Iterator[str]:
    """Fields that the inventory names and no table has."""
    declared = [(held.model, name) for held in HOLDINGS for name in held.all_fields]
    declared += [(model, name) for model, names in IMPERSONAL.items() for name in names]
    for model, name in declared:
        fields = {field.name for field in model_of(model)._meta.concrete_fields}
        if name not in fields:
            yield f"{model}.{name}"


def model_of(label: str) -> type[models.Model]:
    """The table by its name."""
    return apps.get_model(label)


def _known(label: str) -> frozenset[str]:
    personal = {name for held in HOLDINGS if held.model == label for name in held.all_fields}
    return IMPERSONAL.get(label, frozenset()) | personal
