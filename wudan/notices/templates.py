"""The texts of short messages. A vendor keeps a copy of each under a number of its own."""

from collections.abc import Mapping

from django.conf import settings

from wudan.kit.noticing import Rule

SIGN_IN_CODE = "sign_in_code"
TEMPLATES: dict[str, str] = {
    SIGN_IN_CODE: "登录验证码 {code}，{minutes} 分钟内有效。工作人员不会向您要这个码，请不要告诉别人。"
}
ORDER_OF: dict[str, tuple[str, ...]] = {SIGN_IN_CODE: ("code", "minutes")}
"""In which order a vendor's template counts its blanks."""
DIGEST, ANNOUNCED = "digest", "announced"
"""Codes of what no event tells: several in one, and a general notice."""
_MORE: dict[str, Rule] = {
    code: Rule(
        verb="", audience="", code=code, topic="county", urgency="plain", text=text, sms=sms,
        weixin={}, must=False, by_station=by_station, reply="",
    )
    for code, text, sms, by_station in (
        (DIGEST, "您有{many}条通知，打开“我的通知”看，或问站上。", ("many",), False),
        (ANNOUNCED, "{unit}通知：{text}", ("unit", "text"), True),
    )
}  # fmt: skip
LONGEST_TEXT = 600
_LONGEST_BLANK = 300


def worded(template: str, params: Mapping[str, str]) -> str:
    """The whole message, with who sends it."""
    told = text_of(template).format_map(_Blank(params))
    code = params.get("code", "")
    answer = f" {settings.ADDRESS}/l/{code}" if code and template not in TEMPLATES else ""
    return f"【{settings.PACK.brand.short}】{told}{answer}"


def rule_of(code: str) -> Rule | None:
    """The rule under which something was told: of the pack, of a digest, of a general notice."""
    return _MORE.get(code) or settings.PACK.notices.by_code(code)


def text_of(template: str) -> str:
    """The words of a template, with their blanks."""
    rule = rule_of(template)
    return TEMPLATES.get(template, rule.text if rule else "")


def blanks_in_order(template: str) -> tuple[str, ...]:
    """The blanks of a vendor's template, in its order."""
    rule = rule_of(template)
    return ORDER_OF.get(template, (rule.sms or ()) if rule else ())


def filled(rule: Rule, blanks: Mapping[str, str]) -> str:
    """What is told, as it is kept."""
    short = {name: str(value)[:_LONGEST_BLANK] for name, value in blanks.items()}
    return rule.text.format_map(_Blank(short))[:LONGEST_TEXT]


class _Blank(dict[str, str]):
    """A value nobody gave stays empty: a text with a hole is better than none."""

    def __missing__(self, name: str) -> str:
        return ""
