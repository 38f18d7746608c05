"""志愿者的权利: refuse, appeal, insurance, training, privacy, in plain words (R057, 条例 §§12–25)."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wudan.kit.phrases import Phrase

_RIGHTS = (
    (_("可以不去"), _("每次邀约都可以不接，接了也可以说来不了。不问为什么，不记、不罚、不排名。谁也不能强派您。"), Phrase("志愿服务条例 第25条")),
    (_("先把话说清"), _("去之前要告诉您做什么、有什么风险、要什么条件。说不清的可以不去。"), Phrase("志愿服务条例 第12条")),
    (_("有保险"), _("有人身风险的活动，先给您上人身意外伤害保险，保单号写在活动上。"), Phrase("志愿服务条例 第17条")),
    (_("有培训"), _("要专门本事的活，先培训您，不要钱。要证照的活，只找有证的人。"), Phrase("志愿服务条例 第16条")),
    (_("记得准"), _("按实际时间记，您随时能查。记错了可以提异议，到期有答复；证明免费开。"), Phrase("民政部令第67号 第12–14条")),
    (_("不满意能申诉"), _("入队没批、时长没记、证明没开，都可以申诉，由上一级另外的人来看。"), _("平台规则")),
    (_("资料归您管"), _("只要八样资料。谁看过您的完整资料，您查得到；可以改、可以拿走、可以注销。"), Phrase("个人信息保护法 第44–47条")),
    (_("随时退出"), _("退出和登记一样简单，马上生效。做过的服务记录依法保留。"), Phrase("个人信息保护法 第15条")),
)  # fmt: skip


@login_not_required
def rights(request: HttpRequest) -> HttpResponse:
    """The page; the same for everybody."""
    return render(request, "portal/volunteering/rights.html", {"rights": _RIGHTS})
