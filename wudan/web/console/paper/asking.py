"""What is asked on the telephone, in this order: on the screen one at a time, on paper all on one sheet."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Question:
    """One question: what is said, what helps, which fields of the intake it fills, what paper says below."""

    name: str
    asks: "_StrPromise"
    helps: "_StrPromise"
    fields: tuple[str, ...]
    on_paper: "_StrPromise"


QUESTIONS = (
    Question(
        "need", _("“您好，这里是文明实践站。您需要什么？”"), _("听他说完，照他的话写一句。急的事先问：有没有危险，要不要打 120、110？"),
        ("words",), _("照他的话写一句。急的事先问要不要打 120、110。"),
    ),
    Question(
        "service", _("“是这一项吗？”"), _("念给他听。都不是，就选“不在菜单上，按原话办”。"), ("service",),
        _("服务项目："),
    ),
    Question(
        "when", _("“哪一天方便？上午还是下午？”"), _("说“哪天都行”，日子就空着。"),
        ("wanted_on", "wanted_part", "urgent"), _("日子：　　　　　　□ 上午　□ 下午　□ 都行　□ 急"),
    ),
    Question(
        "where", _("“在家里办，还是您到站上来？”"), _("住处和登记的一样，就不用写。"), ("place_mode", "address"),
        _("□ 上门　□ 到站　　住在哪里："),
    ),
    Question(
        "who", _("“请问怎么称呼？是哪个村的？电话就是这个吗？”"), _("先查人；查不到，写上姓名和村。替别人打的，写需要服务的那一位。"),
        ("q", "person", "name", "phone", "village"), _("姓名、哪个村哪个组、电话："),
    ),
    Question(
        "consent", _("“我念一遍：……对吗？您同意我替您点这一单吗？”"), _("要听到他亲口说同意，才点。不同意就不点。"),
        ("consent", "consent_words", "channel"), _("念一遍给他听。□ 本人说同意　□ 家属说同意　他的原话："),
    ),
)  # fmt: skip


def place_of(name: str) -> int:
    """Which question this is; the first for an unknown name."""
    return next((at for at, one in enumerate(QUESTIONS) if one.name == name), 0)
