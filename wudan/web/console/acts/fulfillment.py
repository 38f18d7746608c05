"""买单, its end: one sentence, and how long it took. No photo, no report."""

from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from wudan.orders import actions
from wudan.orders.enums import Verb
from wudan.orders.models import Order
from wudan.people.actors import Actor
from wudan.web.console.acts.form import ActForm, note_field


class FulfillmentForm(ActForm):
    """完成服务."""

    verb, noun, label = Verb.FULFILL, "fulfillment", _("办完了")
    done = _("已记下。请群众确认、评单。")
    explain = _("写一句就行，不用照片，不用另写报告。")
    primary = True

    words = note_field(_("做了什么"), required=True)
    minutes = forms.IntegerField(
        label=_("用了多少分钟"), help_text=_("实际服务的时间，不含路上。"),
        error_messages={"required": _("请写用了多少分钟。"), "invalid": _("分钟写数字。")},
    )  # fmt: skip

    def act(self, *, by: Actor, at: datetime, seen: int | None) -> Order:
        """Complete."""
        return actions.fulfill(order=self.order, by=by, at=at, seen=seen, **self.cleaned_data)
