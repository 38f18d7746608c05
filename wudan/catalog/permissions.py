"""May this person: the lead department keeps its own platform's menu, the center office all."""

from datetime import date

from wudan.catalog.models import Platform, PlatformDuty, ServiceChange
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Objection
from wudan.people.actors import Actor

CENTER = "center_office"


def keeps_all(actor: Actor) -> bool:
    """The center office looks after the platforms of the whole county (R041)."""
    return actor.role == CENTER and actor.may("keep_menu")


def menu_objection(actor: Actor, platform: Platform, *, on: date) -> Objection | None:
    """Why this actor may not keep the menu of a platform on a day."""
    if not actor.may("keep_menu"):
        return Objection("not_your_role", "菜单由平台的牵头部门或中心办公室来管。")
    if keeps_all(actor) or leads(actor, platform.pk, on=on):
        return None
    return Objection(
        "not_your_platform", Phrase("{platform}不是您的部门牵头。", platform=platform.name)
    )


def leads(actor: Actor, platform_id: int, *, on: date) -> bool:
    """Whether the actor's department leads a platform on a day (R035)."""
    duties = PlatformDuty.objects.on(on).leads()
    return duties.filter(platform=platform_id, unit=actor.unit_id).exists()


def duty_objection(actor: Actor) -> Objection | None:
    """Why this actor may not change who leads and cooperates: the center office alone does."""
    if keeps_all(actor):
        return None
    return Objection("not_your_role", "谁牵头、谁配合，由中心办公室来定。")


def sees_platforms(actor: Actor) -> bool:
    """Who looks at the platforms: the center, departments, leaders and the auditor."""
    return actor.may("keep_menu") or actor.role in {"leader", "auditor"}


def settling_objection(by: Actor, change: ServiceChange) -> Objection | None:
    """Why this actor does not decide on a change that needs admission: the gate's keepers do (R068),
    never who asked."""
    if not by.may("decide_projects"):
        return Objection("not_your_role", "改风险、保险、证照，由中心办公室复准。")
    if by.person_id == change.person_id:
        return Objection("asked", "这处改动是您提出的，请另一位来定。")
    if change.outcome:
        return Objection("settled", "这处改动已经定了。")
    return None
