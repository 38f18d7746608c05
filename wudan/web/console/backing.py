"""备份: how old the newest backup and the last proven restore are, as the administrator reads it."""

from dataclasses import dataclass
from datetime import datetime

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from wudan.backups.models import Drill, KeptCopy
from wudan.backups.standing import PROVEN_EVERY, standing
from wudan.web.templatetags.words import moment


@dataclass(frozen=True, slots=True)
class Line:
    """One thing: when, what is wrong with that in a word, and what it means or asks for."""

    label: str
    when: str
    wrong: str
    note: str


def backing(*, at: datetime) -> dict[str, object]:
    """Two lines, a third when the last drill failed; and whether anything asks for attention."""
    found = standing(at=at)
    lines = [_copied(found.copy, is_late=found.is_copy_late)]
    lines.append(_proven(found.proven, is_late=found.is_proof_late))
    if found.failed:
        lines.append(Line(_("最近一次演练"), moment(found.failed.at), _("没有恢复成"), found.failed.words))  # fmt: skip
    return {"backups": lines, "backups_ask": any(line.wrong for line in lines)}


def _copied(copy: KeptCopy | None, *, is_late: bool) -> Line:
    label, todo = _("最近一次备份"), _("每天至少一次：wudan backup。")
    if copy is None:
        return Line(label, _("还没有备份过"), _("从没有过"), todo)
    if is_late:
        return Line(label, moment(copy.at), _("太久了"), todo)
    size = filesizeformat(copy.size)
    away = (
        _("送到了 {n} 处异地。").format(n=copy.reached)
        if copy.reached
        else _("没有送到异地：这台机器坏了，备份也就没了。")
    )
    return Line(label, moment(copy.at), "", f"{size}，{away}")


def _proven(drill: Drill | None, *, is_late: bool) -> Line:
    label = _("最近一次证明能恢复")
    todo = _("恢复不出来的备份不算备份，请演练一次：wudan drill。")
    if drill is None:
        return Line(label, _("还没有证明过"), _("从没有过"), todo)
    if is_late:
        return Line(label, moment(drill.at), _("超过 {n} 天").format(n=PROVEN_EVERY.days), todo)
    words = _("恢复了 {at} 的备份，账本、留痕、密钥和每个文件都核对完好，用时 {n} 秒。")
    return Line(label, moment(drill.at), "", words.format(at=moment(drill.copied_at), n=round(drill.seconds)))  # fmt: skip
