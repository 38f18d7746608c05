"""保存期限表: what is kept how long, and what happens then: one visible table (PIPL §19, G21).

Each rule names the rows that are due and how a batch of them ends. `actions.retain` applies it;
the page of the administrator and the privacy center print it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from django.db.models import Q, QuerySet

from wudan.activities.files import sheets_kept
from wudan.activities.models import Attendance, RosterSheet, ShiftInvitation
from wudan.complaints.actions.forget import empty_complaints
from wudan.complaints.models import Complaint
from wudan.connections.models import Delivery
from wudan.exchange.actions import clear
from wudan.exchange.models import Export
from wudan.honors.models import DisplayConsent, NeighbourWord
from wudan.intake.actions import forget_scans
from wudan.intake.enums import ScanState
from wudan.intake.models import Scan
from wudan.journal.answers import old_answers
from wudan.kit.clock import day_of
from wudan.ledger.files import proofs_kept
from wudan.ledger.models import Backfill, Dispute
from wudan.notices.models import Announcement, InboxMessage, Message
from wudan.offline.actions import empty_noted_acts
from wudan.offline.models import OfflineAct
from wudan.orders.deidentifying import deidentify, old_orders
from wudan.orders.models import Proposal
from wudan.orders.querysets import OrderQuerySet
from wudan.people.actions.invitations.lapse import lapse
from wudan.people.actors import THE_CLOCK
from wudan.people.models import (
    Bond,
    Consent,
    Invitation,
    InvitationList,
    Nomination,
    OneTimeCode,
    PhoneCode,
    Session,
    Tally,
    Tombstone,
)
from wudan.privacy.lengths import DEFAULTS, days_of
from wudan.privacy.models import PrivacyRequest, RetentionRun
from wudan.projects.models import Organisation
from wudan.sites.files import pictures_kept
from wudan.sites.models import Booking, CheckResult, Rectification
from wudan.teams.models import Application, Founding, TrainingAttendance

BATCH = 200
Due = Callable[[datetime], "QuerySet[Any]"]
End = Callable[["QuerySet[Any]", datetime], int]


def _delete(rows: "QuerySet[Any]", at: datetime) -> int:
    """Remove a batch, in the order of its keys."""
    due = list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH])
    rows.model._default_manager.filter(pk__in=due).delete()
    return len(due)


def _deidentify(rows: "QuerySet[Any]", at: datetime) -> int:
    return deidentify(cast(OrderQuerySet, rows), on=day_of(at), most=BATCH)


def _empty_words(rows: "QuerySet[Any]", at: datetime) -> int:
    due = list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH])
    PrivacyRequest.objects.filter(pk__in=due).update(words="", outcome_words="")
    return len(due)


def _empty_complaints(rows: "QuerySet[Any]", at: datetime) -> int:
    return empty_complaints(list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH]))


def _give_up_noted(rows: "QuerySet[Any]", at: datetime) -> int:
    due = list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH])
    return empty_noted_acts(due, by=THE_CLOCK, at=at)


def _empty_neighbours(rows: "QuerySet[Any]", at: datetime) -> int:
    due = list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH])
    return NeighbourWord.objects.filter(pk__in=due).update(words="")


def _lapse_invitations(rows: "QuerySet[Any]", at: datetime) -> int:
    return lapse(list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH]), at=at)


def _clear_files(rows: "QuerySet[Any]", at: datetime) -> int:
    due = rows.count()
    clear(at=at)
    return due


def _drop_hints(rows: "QuerySet[Any]", at: datetime) -> int:
    due = list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH])
    Attendance.objects.filter(pk__in=due).update(in_range=None, hand="")
    return len(due)


def _drop_photos(rows: "QuerySet[Any]", at: datetime) -> int:
    """The file first: a row that names none any more would hide one that is left."""
    due = list(rows.order_by("pk")[:BATCH])
    for sheet in due:
        sheets_kept().remove(sheet.photo)
    RosterSheet.objects.filter(pk__in=[sheet.pk for sheet in due]).update(photo="")
    return len(due)


def _empty_scans(rows: "QuerySet[Any]", at: datetime) -> int:
    """No picture, no marks; that a page was read stays."""
    return forget_scans(list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH]))


def _drop_scans(rows: "QuerySet[Any]", at: datetime) -> int:
    """Pages nobody took, files first."""
    due = list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH])
    forget_scans(due)
    Scan.objects.filter(pk__in=due).delete()
    return len(due)


def _drop_check_pictures(rows: "QuerySet[Any]", at: datetime) -> int:
    """The picture of the item, and of what was mended after it; the file first."""
    due = list(rows.select_related("rectification").order_by("pk")[:BATCH])
    mended = [row.rectification for row in due if hasattr(row, "rectification")]
    for name in filter(None, [*(r.picture for r in due), *(m.done_picture for m in mended)]):
        pictures_kept().remove(name)
    Rectification.objects.filter(pk__in=[row.pk for row in mended]).update(done_picture="")
    CheckResult.objects.filter(pk__in=[row.pk for row in due]).update(picture="")
    return len(due)


def _drop_proofs(rows: "QuerySet[Any]", at: datetime) -> int:
    """The files of back-fills, the file first; the request stays."""
    due = list(rows.order_by("pk")[:BATCH])
    for asked in due:
        proofs_kept().remove(asked.file_name)
    Backfill.objects.filter(pk__in=[asked.pk for asked in due]).update(file_name="")
    return len(due)


def _drop_backfills(rows: "QuerySet[Any]", at: datetime) -> int:
    """Those that came to nothing, with their files."""
    for name in rows.order_by("pk").values_list("file_name", flat=True)[:BATCH]:
        if name:
            proofs_kept().remove(name)
    return _delete(rows, at)


def _drop_contacts(rows: "QuerySet[Any]", at: datetime) -> int:
    due = list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH])
    return Organisation.objects.filter(pk__in=due).update(contact=None)


def _empty_disputes(rows: "QuerySet[Any]", at: datetime) -> int:
    due = list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH])
    Dispute.objects.filter(pk__in=due).update(words="", answer_words="")
    return len(due)


@dataclass(frozen=True, slots=True)
class Rule:
    """一条期限: rows that are due before an instant, and how they end."""

    name: str
    what: str
    then: str
    source: str
    due: Due
    """The rows whose time was over at the given instant (the present less the days kept)."""
    end: End = _delete

    @property
    def days(self) -> int:
        """How long it is kept here."""
        return days_of(self.name)

    def due_at(self, at: datetime) -> "QuerySet[Any]":
        """What is due now."""
        return self.due(at - timedelta(days=self.days))


def _sessions(cut: datetime) -> "QuerySet[Any]":
    """A session ends thirty days after it was last used; its row says when."""
    return Session.objects.filter(expire_date__lt=cut + timedelta(days=DEFAULTS["sessions"]))


def _nominations(cut: datetime) -> "QuerySet[Any]":
    came_to_nothing = Q(post=None) & (Q(decided_at__lt=cut) | Q(proposed_at__lt=cut))
    return Nomination.objects.filter(came_to_nothing)


def _bonds(cut: datetime) -> "QuerySet[Any]":
    """An order that was placed by it keeps it until it is de-identified itself."""
    return Bond.objects.filter(ended_at__lt=cut, orders=None)


def _requests(cut: datetime) -> "QuerySet[Any]":
    told = ~Q(words="") | ~Q(outcome_words="")
    return PrivacyRequest.objects.filter(told, answered_at__lt=cut)


def _export_files(cut: datetime) -> "QuerySet[Any]":
    return Export.objects.to_clear(at=cut + timedelta(days=DEFAULTS["export_files"]))


def _exports(cut: datetime) -> "QuerySet[Any]":
    return Export.objects.past_keeping(at=cut + timedelta(days=DEFAULTS["exports"]))


_LAW = "PIPL 第19条：实现目的所必要的最短时间"
_CLAIM = "民法典 第188条：诉讼时效 3 年，过了不再需要（PIPL 第19条）"
_PROOF = "PIPL 第14条：证明同意过；保存 3 年"
RULES = (
    Rule("codes", "一次性登录码", "删除", _LAW,
         lambda cut: OneTimeCode.objects.filter(expires_at__lt=cut)),
    Rule("phone_codes", "手机验证码", "删除", _LAW, lambda cut: PhoneCode.objects.filter(sent_at__lt=cut)),
    Rule("sessions", "登录状态", "删除", _LAW, _sessions),
    Rule("answers", "断网重发用的答复", "删除", _LAW, old_answers),
    Rule("tallies", "限次的次数", "删除", _LAW, lambda cut: Tally.objects.filter(stale_at__lte=cut)),
    Rule("inbox", "演示用的短信收件箱", "删除", _LAW, lambda cut: InboxMessage.objects.filter(at__lt=cut)),
    Rule("messages", "告诉过人的通知和怎么送的", "删除", _LAW, lambda cut: Message.objects.filter(at__lt=cut)),
    Rule("announcements", "统一通知的底稿", "删除", _LAW,
         lambda cut: Announcement.objects.filter(ended_at__lt=cut, messages=None)),
    Rule("export_files", "导出的文件", "删除文件，登记还在", _LAW, _export_files, _clear_files),
    Rule("exports", "导出登记", "删除", "网络数据安全管理条例 第12条：保存 3 年", _exports),
    Rule("tombstones", "注销的身份证号索引", "删除", "防止注销后马上冒名再登记",
         lambda cut: Tombstone.objects.filter(erased_on__lt=day_of(cut))),
    Rule("nominations", "没有成的提名", "删除", _LAW, _nominations),
    Rule("orders", "办结的单", "去掉姓名、电话、地址和文字", _LAW,
         lambda cut: old_orders(before=cut), _deidentify),
    Rule("proposals", "过去的整批派单方案", "删除，邀约和它的理由还在单上", _LAW,
         lambda cut: Proposal.objects.filter(ended_at__lt=cut)),
    Rule("deliveries", "送给别的系统的消息", "删除；里面只有编号", _LAW,
         lambda cut: Delivery.objects.filter(at__lt=cut, next_try_at=None)),
    Rule("invitations", "没人答复的邀请", "清空姓名和电话", _LAW,
         lambda cut: Invitation.objects.filter(answer="waiting", invited_at__lt=cut), _lapse_invitations),
    Rule("invitation_lists", "没发出的邀请名单", "删除", _LAW,
         lambda cut: InvitationList.objects.filter(sent_at=None, read_at__lt=cut)),
    Rule("answered_invitations", "本人没答应的邀请", "删除", _LAW,
         lambda cut: Invitation.objects.filter(answer__in=["no", "over", "recalled"], answered_at__lt=cut)),
    Rule("consents", "撤回了的同意", "删除", _PROOF,
         lambda cut: Consent.objects.filter(withdrawn_at__lt=cut)),
    Rule("bonds", "结束了的守护", "删除", _PROOF, _bonds),
    Rule("training_withdrawn", "退出了的培训报名", "删除", _LAW,
         lambda cut: TrainingAttendance.objects.filter(withdrawn_at__lt=cut)),
    Rule("team_applications", "没有成的入队申请", "删除", _LAW,
         lambda cut: Application.objects.filter(state__in=["refused", "withdrawn", "disowned"], answered_at__lt=cut, appeal=None)),
    Rule("team_foundings", "没有建成的组建队伍", "删除", "志愿服务条例 第25条：不担任不影响什么",
         lambda cut: Founding.objects.filter(state__in=["refused", "dropped"], answered_at__lt=cut)),
    Rule("shift_invitations", "没去成的班次邀请", "删除", "志愿服务条例 第25条：不参加不影响什么",
         lambda cut: ShiftInvitation.objects.filter(state__in=["refused", "lapsed", "recalled"], answered_at__lt=cut)),
    Rule("presence_hints", "到场时自己说的在不在附近、同一班里是不是同一部手机", "清空", _LAW,
         lambda cut: Attendance.objects.hinted(before=cut), _drop_hints),
    Rule("sheet_photos", "签了字的名册照片", "删除照片，到场登记还在", "志愿服务条例 第19条：如实记录的凭据，保存 3 年",
         lambda cut: RosterSheet.objects.filter(typed_at__lt=cut).exclude(photo=""), _drop_photos),
    Rule("scan_pictures", "录入了的纸质名册和点单卡的照片", "删除照片，登记和单还在", "PIPL 第14条：本人签字的凭据，保存 3 年",
         lambda cut: Scan.objects.filter(state=ScanState.TAKEN, settled_at__lt=cut).exclude(picture=""), _empty_scans),
    Rule("scans_left", "交来没有录入的纸表照片", "删除", _LAW,
         lambda cut: Scan.objects.exclude(state=ScanState.TAKEN).filter(batch__sent_at__lt=cut), _drop_scans),
    Rule("check_pictures", "对标检查和整改的照片", "删除照片，检查结果还在", _LAW,
         lambda cut: CheckResult.objects.pictured(before=cut), _drop_check_pictures),
    Rule("own_bookings", "本人订过的场地", "删除", _LAW,
         lambda cut: Booking.objects.filter(unit=None, ends_at__lt=cut)),
    Rule("refused_backfills", "没有批准的补录申请和材料", "删除", _CLAIM,
         lambda cut: Backfill.objects.filter(state="refused", decided_at__lt=cut), _drop_backfills),
    Rule("backfill_proofs", "批准了的补录的证明材料", "删除材料，服务记录还在",
         "国家档案局令第8号：文书档案定期保管最短 10 年",
         lambda cut: Backfill.objects.filter(state="approved", decided_at__lt=cut).exclude(file_name=""), _drop_proofs),
    Rule("hour_disputes", "答复过的时长异议", "清空文字，结果还在", _CLAIM,
         lambda cut: Dispute.objects.filter(~Q(words="", answer_words=""), answered_at__lt=cut), _empty_disputes),
    Rule("complaints", "答复过的投诉建议", "清空文字和提出的人", "国办函〔2026〕12号；PIPL 第19条",
         lambda cut: Complaint.objects.to_empty(cut), _empty_complaints),
    Rule("offline_acts", "离线记下、一直没有人定的事", "不再办，清空记下的话", _LAW,
         lambda cut: OfflineAct.objects.waiting().filter(received_at__lt=cut), _give_up_noted),
    Rule("neighbour_words", "评一户人家时邻居说的话", "清空文字", _LAW,
         lambda cut: NeighbourWord.objects.spoken_before(cut), _empty_neighbours),
    Rule("display_consents", "收回了的展示同意", "删除", _PROOF,
         lambda cut: DisplayConsent.objects.filter(withdrawn_at__lt=cut)),
    Rule("forum_contacts", "约定到期的志愿服务组织的联系人", "去掉联系人，组织还在名册上", _LAW,
         lambda cut: Organisation.objects.lapsed(day_of(cut)), _drop_contacts),
    Rule("requests", "答复过的隐私请求", "清空文字", "PIPL 第56条：处理记录保存 3 年", _requests, _empty_words),
    Rule("runs", "清理记录", "删除", "PIPL 第56条：处理记录保存 3 年",
         lambda cut: RetentionRun.objects.filter(finished_at__lt=cut)),
)  # fmt: skip

ELSEWHERE = (
    ("留痕", "数据库里 12 个月，以后转存档文件", "网络安全法 第23条：不少于 6 个月", "wudan archive-audit"),
    ("备份", "90 天", _LAW, "wudan backup 自动清，最近一次演练证明过的那份除外"),
    ("岗位、任命、交接、经办", "长期，作为履职记录；注销后只剩编号", "履行法定职责", "不清理"),
    ("“不要再邀请我”", "长期，只留认不出人的索引", "志愿服务条例 第25条", "不清理"),
    ("志愿服务记录和时长账本", "长期：一笔不改、一笔不删；注销后只剩编号", "志愿服务条例 第19条：如实记录；民政部令第67号 第4条", "不清理"),
)  # fmt: skip
"""What other hands end, or nobody does: told beside the table, so that it is whole."""


def counts(*, at: datetime) -> dict[str, int]:
    """How many rows each rule would end now. Reads only: this is the dry run."""
    return {rule.name: rule.due_at(at).count() for rule in RULES}
