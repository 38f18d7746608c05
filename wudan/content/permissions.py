"""May this person do this with a piece: an objection, or nothing. Page, API, bulk and action ask the same."""

from collections.abc import Collection

from wudan.content.enums import ArticleKind
from wudan.content.models import Article, Revision, Showing
from wudan.content.policies import Signed
from wudan.kit.phrases import Phrase
from wudan.kit.publishing import STEPS, Publishing, SigningStep
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor
from wudan.projects.models import Project
from wudan.projects.permissions.life import telling_objection


def writing_objection(by: Actor, article: Article | None = None) -> Objection | None:
    """Why this actor does not write: no such post, or the piece is another unit's."""
    if not by.is_staff or not by.may("write_content"):
        return Objection("not_your_role", "写稿由站、所、部门和中心办公室来做。")
    if article is not None and not by.reaches(article.unit.path):
        return Objection("other_unit", "这篇稿子不在您的范围内。")
    return None


def proposing_objection(by: Actor, article: Article, latest: Revision | None) -> Objection | None:
    """Why the latest revision is not put up for signing."""
    if found := writing_objection(by, article):
        return found
    if latest is None:
        return Objection("nothing_written", "还没有写。")
    if article.proposed_id is not None:
        return Objection("in_signing", "已经送审了，正在审。")
    if article.approved_id == latest.pk:
        return Objection("signed", "这一稿三审都过了，到时间就公开。")
    if latest.sign_offs.count() == STEPS:
        return Objection("signed", "这一稿三审都过了。要改，请写新的一稿。")
    if latest.marks.filter(settled_at=None).exists():
        return Objection("open_marks", "还有校对记号没有处理：改了再存一稿，或写明为什么不改。")
    return None


def signing_objection(by: Actor, article: Article, revision: Revision, signed: Signed, publishing: Publishing) -> Objection | None:  # fmt: skip
    """Why this actor does not sign this revision now: not up, not the post, wrote it, signed before, marks wait."""
    if article.proposed_id != revision.pk:
        return Objection("not_proposed", "这一稿没有在审。")
    number = signed.next_step
    if number is None:
        return Objection("signed", "三审都过了。")
    step = publishing.step(number)
    if by.person_id in signed.authors:
        return Objection("own_words", "这篇有您写的，不能由您审。请让别的人审。")
    if by.person_id in signed.persons:
        return Objection(
            "signed_before", Phrase("前面的审已经是您签的，{step}要换一个人。", step=step.name)
        )
    if not may_sign(by, step, article.unit.path):
        return Objection(
            "not_your_step", Phrase("现在等{step}，不归您这个岗位签。", step=step.name)
        )
    if signed.open_marks:
        return Objection(
            "open_marks",
            Phrase("还有 {open_marks} 处校对没有处理，处理了再签。", open_marks=signed.open_marks),
        )
    return None


def may_sign(by: Actor, step: SigningStep, path: str) -> bool:
    """Whether a post is one of this step's for a unit's pieces."""
    if not by.is_staff or not by.may("sign_content") or by.role not in step.roles:
        return False
    return by.reaches(path) and (not step.county or by.unit_path.count(".") == 1)


def steps_of(by: Actor, publishing: Publishing) -> Collection[int]:
    """The steps this post signs at all; which pieces is asked of each."""
    own = by.unit_path
    return [n for n, step in enumerate(publishing.steps, start=1) if may_sign(by, step, own)]


def sending_back_objection(by: Actor, article: Article, revision: Revision, signed: Signed, publishing: Publishing) -> Objection | None:  # fmt: skip
    """Why this actor does not send it back; with marks that wait one may."""
    found = signing_objection(by, article, revision, signed, publishing)
    return None if found is not None and found.code == "open_marks" else found


def marking_objection(by: Actor, article: Article, revision: Revision) -> Objection | None:
    """Why this actor does not proof-read: neither writes nor signs here, or the words are older."""
    may = by.is_staff and (by.may("write_content") or by.may("sign_content"))
    if not may or not by.reaches(article.unit.path):
        return Objection("not_your_role", "校对由写稿和审稿的岗位来做。")
    if revision.number != article.latest:
        return Objection("older", "这是旧的一稿，请校最新的一稿。")
    if revision.sign_offs.count() == STEPS:
        return Objection("signed", "三审都过了。看到错，请写新的一稿。")
    return None


def publishing_objection(by: Actor, article: Article, publishing: Publishing) -> Objection | None:
    """Why this actor does not put it up again, or set its days: what signs last decides."""
    if not may_sign(by, publishing.step(STEPS), article.unit.path):
        return Objection("not_your_role", "公开由签三审的岗位来定。")
    return None


def taking_down_objection(by: Actor, article: Article, shown: Showing | None, publishing: Publishing) -> Objection | None:  # fmt: skip
    """Why this actor does not take it down. The unit itself and whoever signs may, at once."""
    own = writing_objection(by, article) is None
    if not own and not any(may_sign(by, step, article.unit.path) for step in publishing.steps):
        return Objection("not_your_role", "撤下由写稿的单位和审稿的岗位来做。")
    if shown is None and article.approved_id is None:
        return Objection("not_shown", "现在没有公开，不用撤。")
    return None


def using_objection(by: Actor, shown: Showing | None) -> Objection | None:
    """Why a use is not noted: only what was shown is played, lent or read aloud."""
    if not by.is_staff or not by.may("use_content"):
        return Objection("not_your_role", "使用记录由站、所、队长、部门和中心办公室来记。")
    if shown is None:
        return Objection("not_shown", "没有公开的稿子不能用。")
    return None


def award_objection(kind: str, award_live: bool | None) -> Objection | None:
    """Why a piece is not tied to an honour: another kind of piece, or the honour was revoked."""
    if award_live is None:
        return None
    if kind != ArticleKind.STORY:
        return Objection("no_award", "只有“身边榜样”才连到荣誉。")
    return None if award_live else Objection("revoked", "这个荣誉已经撤销了。")


def case_objection(by: Actor, kind: str, project: Project | None) -> Objection | None:
    """Why a piece is no case, or no case is written: only of what was done, by whose project it is (R070)."""
    if kind != ArticleKind.CASE:
        return None if project is None else Objection("no_case", "只有“项目案例”才连到项目。")
    if project is None:
        return Objection("no_project", "案例从项目那一页起草，数由系统带上。")
    return telling_objection(by, project)
