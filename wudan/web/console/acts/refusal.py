"""谢绝: a team may say no, before or after its yes; nothing follows from it (条例 §25)."""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from wudan.orders import actions, policies
from wudan.orders.enums import Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.web import posting
from wudan.web.console.acts.form import ActForm, Words, choice_field, note_field, picking


class RefusalForm(ActForm):
    """谢绝, or 退回 of a duty."""

    verb, noun, label = Verb.REFUSE, "refusal", _("谢绝")
    done = _("已谢绝，没有任何影响。平台会另找队伍。")
    explain: Words = _(
        "谢绝没有任何影响：不扣分，不通报，不影响以后。原因只给派单的人看，好另找合适的队伍。"
    )
    icon = "cross"

    reason = choice_field(_("原因"), missing=_("请选一个原因。"))
    words = note_field(_("说明"))

    def prepare(self) -> None:
        """A volunteer team's reasons; a department has only one."""
        reasons: Mapping[str, str] = settings.PACK.reasons["refuse"]
        if self.order.dispatch and self.order.dispatch.is_duty:
            reasons = {policies.NOT_OUR_REMIT: now_("不属本部门职责")}
            self.explain = now_("职责单是部门份内的事，不能谢绝；不属本部门职责的，可以退回。")
        self.choices("reason").choices = picking(reasons)

    def act(self, *, by: Actor, at: datetime, seen: int | None) -> Order:
        """Refuse."""
        return actions.refuse(order=self.order, by=by, at=at, seen=seen, **self.cleaned_data)

    def after(self, order: Order) -> str:
        """The order is no longer theirs: back to the desk."""
        return posting.page("team-desk")
