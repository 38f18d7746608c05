"""Every part of the pages on one page, for those who build them."""

import json
from functools import lru_cache
from pathlib import Path

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.kit.refusals import Missing

_SAMPLES = Path(__file__).parent.parent / "templates" / "parts" / "samples.json"


class _Sample(forms.Form):
    """A form with an error, to be looked at."""

    words = forms.CharField(label="需要什么", help_text="一句话就行", widget=forms.Textarea)
    name = forms.CharField(label="姓名", required=False)
    part = forms.ChoiceField(label="时段", choices=[("am", "上午")], widget=forms.RadioSelect)


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    """Shown in a demo or while building; elsewhere there is no such page."""
    if not (settings.DEMO or settings.DEBUG):
        raise Missing
    context = {"samples": _samples(), "form": _Sample({"name": "高秀梅"})}
    return render(request, "gallery.html", context)


@lru_cache(maxsize=1)
def _samples() -> object:
    return json.loads(_SAMPLES.read_text("utf-8"))
