"""What is wrong with one cell: a reason, or None. Each rule is here once."""

import unicodedata

from wudan.areas.enums import CODE_LENGTH, AreaLevel

LENGTH_OF = {level: length for length, level in CODE_LENGTH.items()}
NAME_MOST = 60
"""Characters of `Area.name`; the longest name in the nation has 33."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_BROKEN = "\N{REPLACEMENT CHARACTER}"


def code_fault(code: str, level: AreaLevel) -> str | None:
    """Digits, as many as the level has."""
    length = LENGTH_OF[level]
    if not code:
        return "代码是空的"
    if not (code.isascii() and code.isdigit()):
        hint = "；Excel 会把长数字改写，请把这一列设为文本" if "E+" in code.upper() else ""
        return f"代码“{shown(code)}”不全是数字{hint}"
    if len(code) != length:
        return f"代码“{shown(code)}”是 {len(code)} 位，{level.label}级应是 {length} 位"
    return None


def name_fault(name: str) -> str | None:
    """Some words, not too many, all of them visible."""
    if not name:
        return "名称是空的"
    if len(name) > NAME_MOST:
        return f"名称有 {len(name)} 字，最多 {NAME_MOST} 字"
    if _BROKEN in name:
        return "名称里有乱码"
    if not name.isprintable() and any(unicodedata.category(c) in _UNSEEN for c in name):
        return "名称里有看不见的控制字符"
    return None


def parent_fault(parent: str, code: str, level: AreaLevel) -> str | None:
    """The parent's code is how the child's begins; a province has none."""
    length = parent_length(level)
    if level is AreaLevel.PROVINCE:
        return f"省级没有上级，这里写着“{shown(parent)}”" if parent else None
    if not parent:
        return "没有写上级代码"
    if len(parent) != length or not code.startswith(parent):
        return f"代码“{code}”不是以上级代码“{shown(parent)}”开头的（上级应是 {code[:length]}）"
    return None


def parent_length(level: AreaLevel) -> int:
    """Digits of the parent's code; 0 for a province."""
    return 0 if level is AreaLevel.PROVINCE else LENGTH_OF[AreaLevel(level - 1)]


def shown(words: str) -> str:
    """A cell as quoted back: short, and nothing in it moves the cursor."""
    plain = "".join(c if c.isprintable() else "·" for c in words[:24])
    return plain + "…" if len(words) > 24 else plain
