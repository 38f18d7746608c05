"""What may become of a thing of the fund, whoever asks: uses and their links, room, document numbers."""

import unicodedata

from wudan.funds.enums import LINKS, LinkKind, Use
from wudan.kit.funding import yuan
from wudan.kit.phrases import COMMA, Listed, Phrase
from wudan.kit.refusals import Objection
from wudan.sites.enums.resource import WITHOUT_HOURS, ResourceStage
from wudan.sites.models import Resource

MOST_FEN = 10_000_000_000
"""A hundred million yuan: more is a slip of the finger."""
LONGEST_DOCUMENT = 40


def amount_fault(fen: int) -> str:
    """Why this is no amount; empty when it is one."""
    if isinstance(fen, bool) or not isinstance(fen, int) or fen <= 0:
        return "金额要大于 0。"
    return (
        Phrase("金额太大了，最多 {most_fen}。", most_fen=yuan(MOST_FEN)) if fen > MOST_FEN else ""
    )


def document_key(text: str) -> str:
    """A document's number as it is compared: width, case, blanks and brackets make no other number."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).upper() if sign.isalnum())


def document_fault(text: str) -> str:
    """Why this is no document number; empty when it is one."""
    key = document_key(text)
    if not key:
        return "请写凭证号或文号。"
    if not any(sign.isdigit() for sign in key):
        return "号里要有数字，例：记-0312、吴财〔2026〕12号。"
    return (
        Phrase("太长了，最多 {longest_document} 字。", longest_document=LONGEST_DOCUMENT)
        if max(len(key), len(text)) > LONGEST_DOCUMENT
        else ""
    )


def link_objection(use: str, kind: str) -> Objection | None:
    """Why money of this use is not for such a thing."""
    if use not in Use.values:
        return Objection(
            "not_a_use",
            Phrase(
                "专项资金只有五项用途：{listed}，别的不能用。", listed=Listed(COMMA, Use.labels)
            ),
        )
    if kind not in LINKS[use]:
        meant = "、".join(LinkKind(one).label for one in LINKS[use])
        return Objection(
            "wrong_link",
            Phrase("“{use}”的钱要写明用在哪个{meant}上。", use=Use(use).label, meant=meant),
        )
    return None


def base_objection(resource: Resource) -> Objection | None:
    """Why no base is built of this resource: it is no place, or struck from the register (R033, R107)."""
    if resource.kind in WITHOUT_HOURS:
        return Objection(
            "no_place",
            Phrase("基地建设的钱用在场所上；{kind}不是场所。", kind=resource.get_kind_display()),
        )
    if resource.stage == ResourceStage.DROPPED:
        return Objection("dropped", Phrase("“{name}”已经从资源清单上划掉了。", name=resource.name))
    return None
