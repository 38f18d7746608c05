"""Ways to spoil the folder, and what the refusal must name: file, row, column, reason."""

from tests.areas.tables import FILES, spelled, swapped, without

VILLAGES = spelled(FILES["villages.csv"])

SPOILED = {
    "a missing file": ({"streets": None}, ("streets.csv", 0, "", "找不到")),
    "an empty file": ({"cities": b""}, ("cities.csv", 0, "", "空的")),
    "a header only": ({"villages": FILES["villages.csv"][:1]}, ("villages.csv", 0, "", "只有表头")),
    "a missing column": (
        {"villages": swapped("villages", "streetCode", "street")},
        ("villages.csv", 1, "streetCode", "缺少这一列"),
    ),
    "letters in a code": (
        {"villages": swapped("villages", "629901101002,", "62990110100x,")},
        ("villages.csv", 3, "code", "不全是数字"),
    ),
    "a code spoiled by a spreadsheet": (
        {"villages": swapped("villages", "629901101002,", "6.29901E+11,")},
        ("villages.csv", 3, "code", "设为文本"),
    ),
    "full-width digits": (
        {"streets": swapped("streets", "629901102,", "６２９９０１１０２,")},
        ("streets.csv", 3, "code", "不全是数字"),
    ),
    "a short code": (
        {"villages": swapped("villages", "629901101002,", "62990110102,")},
        ("villages.csv", 3, "code", "是 11 位，村级应是 12 位"),
    ),
    "an empty code": (
        {"villages": swapped("villages", "629901101002,", ",")},
        ("villages.csv", 3, "code", "空的"),
    ),
    "a code twice": (
        {"villages": swapped("villages", "629901101002,", "629901101001,")},
        ("villages.csv", 3, "code", "重复"),
    ),
    "a parent that is not there": (
        {"streets": without("streets", "杨镇")},
        ("villages.csv", 4, "streetCode", "上级 629901102 不在乡镇级的表里"),
    ),
    "a child outside its parent": (
        {"villages": swapped("villages", '二村",629901101', '二村",629901102')},
        ("villages.csv", 3, "streetCode", "不是以上级代码“629901102”开头的"),
    ),
    "no parent": (
        {"areas": swapped("areas", ",6299,", ",,")},
        ("areas.csv", 2, "cityCode", "没有写上级"),
    ),
    "no name": (
        {"villages": swapped("villages", "杨二村", " ")},
        ("villages.csv", 5, "name", "空的"),
    ),
    "an endless name": (
        {"villages": swapped("villages", "杨二村", "村" * 61)},
        ("villages.csv", 5, "name", "61 字，最多 60 字"),
    ),
    "a control character": (
        {"villages": swapped("villages", "杨二村", "杨\x00村")},
        ("villages.csv", 5, "name", "控制字符"),
    ),
    "an unseen character": (
        {"villages": swapped("villages", "杨二村", "杨\u200b村")},
        ("villages.csv", 5, "name", "控制字符"),
    ),
    "a lost character": (
        {"villages": swapped("villages", "杨二村", "杨\ufffd村")},
        ("villages.csv", 5, "name", "乱码"),
    ),
    "a line break in a name": (
        {"villages": swapped("villages", "杨一村", "杨\n村")},
        ("villages.csv", 4, "name", "控制字符"),
    ),
    "GBK": (
        {"streets": "\n".join(FILES["streets.csv"]).encode("gbk") + b"\n"},
        ("streets.csv", 2, "", "看来是 GBK"),
    ),
    "UTF-16": ({"streets": VILLAGES.decode().encode("utf-16")}, ("streets.csv", 1, "", "UTF-16")),
    "neither": ({"streets": b"code,name,areaCode\n\xff\xff\n"}, ("streets.csv", 2, "", "UTF-8")),
    "a cell too few": (
        {"villages": swapped("villages", '"柳二村",', '"柳二村"')},
        ("villages.csv", 3, "", "不是 CSV"),
    ),
    "a row cut short": (
        {"villages": swapped("villages", '"柳二村",629901101,62,6299,629901', '"柳二村",629901101')},
        ("villages.csv", 3, "", "有 3 格，应有 6 格"),
    ),
    "an open quotation mark": (
        {"villages": swapped("villages", '"柳二村"', '"柳二村')},
        ("villages.csv", 3, "", "引号没有成对"),
    ),
    "a town without villages": (
        {"villages": without("villages", "杨")},
        ("villages.csv", 0, "", "杨镇（629901102）下面一个村级也没有"),
    ),
}  # fmt: skip
