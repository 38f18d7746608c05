"""The texts of short messages. A vendor keeps a copy of each under a number of its own."""

from collections.abc import Mapping

from django.conf import settings

SIGN_IN_CODE = "sign_in_code"
TEMPLATES: dict[str, str] = {
    SIGN_IN_CODE: "登录验证码 {code}，{minutes} 分钟内有效。工作人员不会向您要这个码，请不要告诉别人。"
}
ORDER_OF: dict[str, tuple[str, ...]] = {SIGN_IN_CODE: ("code", "minutes")}
"""In which order a vendor's template counts its blanks."""


def worded(template: str, params: Mapping[str, str]) -> str:
    """The whole message, with who sends it."""
    return f"【{settings.PACK.brand.short}】{TEMPLATES[template].format(**params)}"
