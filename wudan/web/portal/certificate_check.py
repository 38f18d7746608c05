"""查验证明: by number and check code, or by the file itself; and the keys that sign. Open to all.

Never a document's number (67号令 §17). Wrong codes are counted for the address.
"""

from collections.abc import Callable

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wudan.kit import clock
from wudan.kit.refusals import TooMany
from wudan.ledger.verifying import LARGEST_FILE, Standing, standing_of, standing_of_file
from wudan.people import throttling
from wudan.web.refusals import say_when


class CheckForm(forms.Form):
    """What is printed on the paper."""

    no = forms.CharField(max_length=20, widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}))  # fmt: skip
    code = forms.CharField(max_length=20, widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off"}))  # fmt: skip

    def __init__(self, data: object = None) -> None:
        super().__init__(data, label_suffix="")  # type: ignore[arg-type]
        self.fields["no"].label, self.fields["code"].label = _("证明编号"), _("查验码")
        self.fields["no"].help_text = _("十一位数字，印在每页下边。")
        self.fields["code"].help_text = _("八位，挨着编号。")


@login_not_required
def certificate_check(request: HttpRequest) -> HttpResponse:
    """By number and code (a QR code brings both), or by the file."""
    if request.method == "POST":
        return _by_file(request)
    if "no" not in request.GET:
        return _page(request, CheckForm())
    form = CheckForm(request.GET)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        found = _counted(request, lambda: standing_of(**form.cleaned_data))
    except TooMany as fault:
        return say_when(_page(request, form, fault=fault.words, status=429), fault)
    if found is None:
        words = _("没有这份证明，或查验码不对。请对着纸上再看一遍；没有编号的不是本平台开的。")
        return _page(request, form, fault=words, status=404)
    return _page(request, form, found=found)


@login_not_required
def certificate_keys(request: HttpRequest) -> HttpResponse:
    """The public keys, to be written down by whoever wants to check without us."""
    return render(request, "portal/certificate_keys.html", {"keys": settings.KEYRING.public_keys()})


def _by_file(request: HttpRequest) -> HttpResponse:
    sent = request.FILES.get("file")
    if sent is None:
        return _page(request, CheckForm(), fault=_("请选一个 PDF 文件。"), status=422)
    if not sent.size or sent.size > LARGEST_FILE:
        return _page(request, CheckForm(), fault=_("文件是空的，或太大了。"), status=422)
    try:
        found = _counted(request, lambda: standing_of_file(sent.read()))
    except TooMany as fault:
        return say_when(_page(request, CheckForm(), fault=fault.words, status=429), fault)
    if found is None:
        words = _("这个文件不是本平台签的，或者被改动过：不能作数。")
        return _page(request, CheckForm(), fault=words, status=422)
    return _page(request, CheckForm(), found=found, by_file=True)


def _counted(request: HttpRequest, look: Callable[[], Standing | None]) -> Standing | None:
    """Look, counting what was wrong."""
    address, at = request.META["REMOTE_ADDR"], clock.now()
    throttling.spend("certificate", address, at=at)
    found = look()
    if found is not None:
        throttling.give_back("certificate", address)
    return found


def _page(
    request: HttpRequest, form: CheckForm, *, found: Standing | None = None, fault: str = "",
    by_file: bool = False, status: int = 200,
) -> HttpResponse:  # fmt: skip
    context = {"form": form, "found": found, "fault": fault, "by_file": by_file}
    answer = render(request, "portal/certificate_check.html", context, status=status)
    answer["Cache-Control"] = "no-store"
    return answer
