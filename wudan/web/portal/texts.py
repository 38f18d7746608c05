"""说明文本: what people agree to, with version and hash; public, and fit to print (PIPL §17)."""

from datetime import date

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wudan.kit import clock
from wudan.kit.refusals import Missing
from wudan.kit.texts import Text, text_on

Block = tuple[str, list[str]]


@login_not_required
def text(request: HttpRequest, code: str) -> HttpResponse:
    """One text, as it is in force today; `version` shows an earlier one."""
    versions = settings.PACK.texts.get(code)
    if not versions:
        raise Missing
    wanted = request.GET.get("version", "")
    found = next((one for one in versions if str(one.version) == wanted), None)
    if wanted and found is None:
        raise Missing
    shown: Text = found or text_on(settings.PACK.texts, code, _today())
    context = {
        "text": shown, "blocks": blocks_of(shown.body),
        "others": [one for one in versions if one != shown],
        "texts": [text_on(settings.PACK.texts, one, _today()) for one in settings.PACK.texts],
    }  # fmt: skip
    return render(request, "portal/text.html", context)


def blocks_of(body: str) -> list[Block]:
    """Headings (`# `), lists (`- `) and paragraphs: drawn by the template, so nothing is markup."""
    blocks: list[Block] = []
    for line in filter(None, map(str.strip, body.splitlines())):
        if line.startswith("# "):
            blocks.append(("heading", [line[2:]]))
        elif not line.startswith("- "):
            blocks.append(("words", [line]))
        elif blocks and blocks[-1][0] == "list":
            blocks[-1][1].append(line[2:])
        else:
            blocks.append(("list", [line[2:]]))
    return blocks


def _today() -> date:
    return clock.day_of(clock.now())
