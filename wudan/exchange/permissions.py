"""May this person. The same objection disables a button, fills the API's answer, stops an action."""

from datetime import datetime, timedelta

from wudan.areas.models import Unit
from wudan.exchange.enums import APPRAISED, ExportKind, ExportState
from wudan.exchange.models import Export
from wudan.exchange.querysets import FILE_HOURS
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.people.enums import ConsentKind
from wudan.people.models import Consent

_WITHDRAWN = Objection(
    "withdrawn", "文件生成以后，有人撤回了“写全名和电话”的同意。请重新申请，撤回的人会遮住。"
)
OFFICER, OFFICE = "department_officer", "center_office"
_GONE = Objection(
    "gone",
    Phrase("文件生成 {file_hours} 小时后已清除。还要用，请重新申请。", file_hours=FILE_HOURS),
)


def asking_objection(by: Actor, *, kind: str = "", unit: Unit | None = None) -> Objection | None:
    """Why this actor may not ask for an export (of this kind, of this unit)."""
    if not by.may("export") or by.post_id is None:
        return Objection("not_your_role", "导出由中心办公室、实践所或部门专干来做。")
    if unit is not None and not by.reaches(unit.path):
        return Objection("not_your_unit", "这个单位不在您的管辖范围。")
    if kind == ExportKind.ARCHIVE and (by.role != OFFICE or (unit is not None and unit.parent_id)):
        return Objection("no_archive", "年度档案是全县的，由中心办公室来导出。")
    if kind == ExportKind.NATIONAL and by.role == OFFICER:
        return Objection("no_bundle", "交换包由实践所和中心办公室来导出。")
    if kind in APPRAISED and not by.may("appraise"):
        return Objection("no_results", "考核结果由中心办公室送给有关部门。")
    if kind == ExportKind.ROSTER and by.role == OFFICER:
        return Objection("no_roster", "部门只导出自己牵头平台的服务单，不导出群众名册。")
    return None


def unmasking_objection(by: Actor) -> Objection | None:
    """Why names and phones stay masked for this actor even where somebody consented."""
    if by.role == OFFICER:
        return Objection("always_masked", "部门导出的姓名、电话一律遮住。")
    return None


def deciding_objection(by: Actor, export: Export) -> Objection | None:
    """Why this actor may not be the second person: another one, with the verb and the reach."""
    if not by.may("export") or by.post_id is None:
        return Objection("not_your_role", "批准导出的人也要有导出的权限。")
    if by.person_id == export.asked_by_id:
        return Objection("own_export", "自己申请的导出要由另一个人批准。")
    if not by.reaches(export.unit.path):
        return Objection("not_your_unit", "这个单位不在您的管辖范围。")
    if export.state != ExportState.ASKED:
        return Objection("decided", "这份申请已经有了结果。")
    return None


def fetching_objection(by: Actor, export: Export, *, at: datetime) -> Objection | None:
    """Why this actor cannot have the file now: only who asked, under that post, for a day."""
    if by.person_id != export.asked_by_id or by.post_id != export.asked_under_id:
        return Objection("not_your_export", "文件只能由申请的人、以申请时的岗位来取。")
    if export.state == ExportState.GONE:
        return _GONE
    if export.state != ExportState.READY or export.made_at is None:
        return Objection("not_ready", "文件还没有生成好。")
    if at >= export.made_at + timedelta(hours=FILE_HOURS):
        return _GONE
    if export.unmasked and _withdrawn_since(export):
        return _WITHDRAWN
    return None


def _withdrawn_since(export: Export) -> bool:
    """Whether somebody took consent back while the file lay here; it was made with them in it."""
    taken_back = Consent.objects.of_kind(ConsentKind.EXPORT_UNMASKED).filter(county=export.county)
    return taken_back.filter(withdrawn_at__gte=export.made_at).exists()


def importing_objection(by: Actor) -> Objection | None:
    """Why this actor may not bring a bundle in, or tick off what was reported."""
    if by.role != OFFICE or by.post_id is None:
        return Objection("not_your_role", "导入和送报由中心办公室来做。")
    return None
