"""What a system is told of: its subscriptions, the secret of the one just made, the last deliveries."""

from collections.abc import Mapping

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.connections import actions, permissions
from wudan.connections.enums import SubscriptionState
from wudan.connections.models import Delivery, Subscription, System
from wudan.connections.wanted import TOLD
from wudan.kit import clock
from wudan.kit.numbers import LARGEST_KEY
from wudan.kit.refusals import Malformed, Missing
from wudan.people.opening import for_delivery
from wudan.web.acting import actor_of
from wudan.web.console.connections.desk import READERS, load
from wudan.web.console.guard import for_roles
from wudan.web.posting import page
from wudan.web.submitting import PostForm, on_top, submit

_SHOWN, _LAST = 20, 30
_SECRET = "webhook_secret"  # noqa: S105 - a key of the session


class SubscriptionForm(PostForm):
    """A new subscription."""

    url = forms.CharField(
        label=_("送到哪个地址"), max_length=300, help_text=_("以 https:// 开头，由对方提供。"),
        error_messages={"required": _("请写送到哪个地址。")},
    )  # fmt: skip
    verbs = forms.MultipleChoiceField(
        label=_("告诉它哪些事"), choices=list(TOLD.items()), widget=forms.CheckboxSelectMultiple,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("请选告诉它哪些事。")),
    )  # fmt: skip
    inside = forms.BooleanField(label=_("对方在政务内网（可以是 http）"), required=False)

    def __init__(self, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        if data is not None and data.get("act"):  # on a subscription that is there
            self.fields["url"].required = self.fields["verbs"].required = False


@for_roles(*READERS)
def connection_webhooks(request: HttpRequest, pk: int) -> HttpResponse:
    """List; subscribe (no `act`), `rotate`, `end` one, send one delivery `again`."""
    system = load(actor_of(request), pk)
    if request.method != "POST":
        return _page(request, system, SubscriptionForm())
    form = SubscriptionForm(request.POST)
    return submit(
        request, form, lambda: _do(request, load(actor_of(request), pk), form), done=_("办好了。"),
        show=lambda words, status: _page(request, load(actor_of(request), pk), form, words=words, status=status),
    )  # fmt: skip


def _do(request: HttpRequest, system: System, form: SubscriptionForm) -> str:
    by, at, act = actor_of(request), clock.now(), request.POST.get("act", "")
    if not act:
        given = form.cleaned_data
        made = actions.subscribe(
            system=system,
            url=given["url"],
            verbs=given["verbs"],
            inside=given["inside"],
            by=by,
            at=at,
        )
        _show_once(request, made)
    elif act == "rotate":
        _show_once(request, actions.rotate_secret(subscription=_one(request, system), by=by, at=at))
    elif act == "end":
        actions.unsubscribe(subscription=_one(request, system), by=by, at=at)
    elif act == "again":
        actions.redeliver(delivery=_delivery(request, system), by=by, at=at)
    else:
        raise Malformed({"url": "请选要办哪件事。"})
    return page("connection-webhooks", system.pk)


def _show_once(request: HttpRequest, made: Subscription) -> None:
    """The secret goes to the page that follows, and nowhere else."""
    request.session[_SECRET] = made.secret.opened(for_delivery())


def _number(request: HttpRequest) -> int:
    text = request.POST.get("of", "")
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise Missing
    return min(int(text), LARGEST_KEY)


def _one(request: HttpRequest, system: System) -> Subscription:
    found = Subscription.objects.filter(system=system, pk=_number(request)).first()
    if found is None:
        raise Missing
    return found


def _delivery(request: HttpRequest, system: System) -> Delivery:
    rows = Delivery.objects.filter(subscription__system=system, pk=_number(request))
    if (found := rows.select_related("subscription").first()) is None:
        raise Missing
    return found


def _page(
    request: HttpRequest,
    system: System,
    form: SubscriptionForm,
    *,
    words: str = "",
    status: int = 200,
) -> HttpResponse:
    on_top(form, words)
    rows = Delivery.objects.filter(subscription__system=system).select_related("subscription")
    deliveries = list(rows.order_by("-at", "-pk")[:_LAST])
    context = {
        "form": form, "system": system,
        "subscriptions": list(system.subscriptions.order_by("-made_at", "-pk")[:_SHOWN]),
        "deliveries": [(one, TOLD.get(one.verb, one.verb)) for one in deliveries],
        "live": SubscriptionState.LIVE,
        "secret": request.session.pop(_SECRET, "") if request.method == "GET" else "",
        "may_change": permissions.subscribing_objection(actor_of(request), system) is None,
    }  # fmt: skip
    return render(request, "console/connections/webhooks.html", context, status=status)
