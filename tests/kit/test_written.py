"""A pasted Word document, and two revisions side by side: words stay, dress and scripts go (bad input of issue 9)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wudan.kit.comparing import IN, OUT, SAME, compared
from wudan.kit.markup import render
from wudan.kit.written import blocks_of, from_html, plain_lines

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style>
<script>alert(1)</script></head><body lang=ZH-CN style='word-wrap:break-word'>
<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]-->
<h1 style='font-family:黑体'><span lang=EN-US onclick="steal()">剪窗花</span></h1>
<p class=MsoNormal style='text-indent:21pt'><b>正月里</b><span style='color:red'>开了班。</span><o:p></o:p></p>
<p class=MsoListParagraph><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span>红纸</p>
<p class=MsoListParagraph><span>·&nbsp;</span>剪刀</p>
<ol><li><p>折</p></li><li>剪</li></ol>
<table border=1><tr><td width=200><p class=MsoNormal>村</p></td><td>人</td></tr><tr><td>杨柳村</td><td>12</td></tr></table>
<p><img src=x onerror=alert(1)><a href="javascript:alert(1)">看这里</a></p></body></html>"""
MARKS = """# 剪窗花

**正月里**开了班。

- 红纸
- 剪刀

1. 折
2. 剪

| 村 | 人 |
| 杨柳村 | 12 |

看这里"""


def test_a_word_document_becomes_plain_marks():
    assert from_html(WORD) == MARKS


def test_marks_shown_and_read_back_are_the_same_marks():
    assert from_html(render(MARKS)) == MARKS
    assert "<th>村</th>" in render(MARKS)
    assert [block.kind for block in blocks_of(MARKS)] == ["heading", "words", "list", "ordered", "table", "words"]  # fmt: skip
    assert plain_lines(MARKS)[:2] == ["剪窗花", "正月里开了班。"]


@given(st.text(max_size=300))
def test_whatever_is_pasted_settles_after_once(html):
    once = from_html(html)
    assert from_html(render(from_html(render(once)))) == from_html(render(once))
    assert "<script" not in render(once)


def test_changed_letters_are_marked_on_both_sides():
    [same, changed, came] = compared("第一段。\n十二位老人学会了。", "第一段。\n十三位老人都学会了。\n大家很高兴，约好明年再来。")  # fmt: skip
    assert same.is_same
    assert [(run.kind, run.text) for run in changed.old] == [(SAME, "十"), (OUT, "二"), (SAME, "位老人"), (SAME, "学会了。")]  # fmt: skip
    assert [run.text for run in changed.new if run.kind == IN] == ["三", "都"]
    assert came.old == ()


@pytest.mark.parametrize(("old", "new"), [("", ""), ("一样", "一样"), ("", "新"), ("旧", "")])
def test_nothing_is_lost_in_comparing(old, new):
    pairs = compared(old, new)
    assert "".join(run.text for pair in pairs for run in pair.old) == old
    assert "".join(run.text for pair in pairs for run in pair.new) == new
