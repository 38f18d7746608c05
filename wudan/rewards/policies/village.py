"""What a village's rule may not say: no item takes, stops or withholds what the law gives anybody (domain §2.7)."""

import re

from wudan.kit.phrases import Phrase
from wudan.kit.text import objection_to_published

LONGEST_ITEM = 60
MOST_ITEMS = 40
_RIGHTS = (
    "低保", "五保", "特困", "补贴", "补助", "补偿", "救助", "救济", "临时救助", "慰问金", "社保", "医保", "报销", "养老金",
    "养老保险", "退休金", "户籍", "户口", "身份证", "上学", "入学", "学籍", "升学", "转学", "孩子", "子女", "看病", "住院",
    "就业", "贷款", "宅基地", "承包地", "土地", "征地", "分红", "收益", "集体福利", "福利", "危房", "住房", "水费", "电费",
    "停水", "停电", "断水", "断电", "用水", "用电", "盖章", "证明", "当兵", "参军", "政审", "入党", "选举", "投票", "养殖证",
)  # fmt: skip
"""What the law gives or protects: minus items do not speak of it at all."""
_TAKING = "取消|停发|停办|停止|停|扣发|扣除|扣减|扣|不给|不发|不予|不准|不得|不让|不许|暂停|暂缓|限制|剥夺|降低|收回|影响|追回|拒绝|优先扣"
_PUNISHING = (
    "罚款", "罚金", "罚钱", "交钱", "押金", "保证金", "扣钱", "黑名单", "黑榜", "曝光", "张榜批评", "通报批评", "示众", "检讨",
    "游街", "断绝", "驱逐", "没收",
)  # fmt: skip
"""What no village may do to anybody, plus or minus (行政处罚法 §9, §17; 治安)."""
_TAKES_A_RIGHT = re.compile(
    rf"(?:{_TAKING})[^，。；,;]{{0,12}}(?:{'|'.join(_RIGHTS)})|(?:{'|'.join(_RIGHTS)})[^，。；,;]{{0,12}}(?:{_TAKING})"
)


def objection_to_item(words: str, *, is_minus: bool) -> str | None:
    """Why an item cannot be worded so; None when it can."""
    if not words:
        return "请写清楚是什么事。"
    if fault := objection_to_published(words, most=LONGEST_ITEM):
        return fault
    plain = "".join(words.split())
    if found := next((word for word in _PUNISHING if word in plain), None):
        return Phrase("村规只能加分减分，不能写“{found}”。", found=found)
    if is_minus and (found := next((word for word in _RIGHTS if word in plain), None)):
        return Phrase(
            "减分只减积分，不能牵扯“{found}”：谁该享受的待遇，一分也不能因为积分少给。", found=found
        )
    if _TAKES_A_RIGHT.search(plain):
        return "不能拿群众该享受的待遇说事：低保、补贴、户口、上学这些，不因积分多少有任何变化。"
    return None
