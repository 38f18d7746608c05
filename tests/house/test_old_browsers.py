"""Old telephones: what the portal and the stations are built into works on Chromium 81 of 2020 (ADR 71).

Looks into the built files, after the build has translated what it can. The desks' editor of pieces and
the hall's big screen are for machines the county buys. Known and harmless where missing: :focus-visible
(of 86: the rule without it shows the ring always), accent-color (of 93: boxes keep the browser's colour).
"""

import json
import re
from pathlib import Path

import pytest

from config.settings import ASSETS

NEWER_STYLES = {
    r":has\(": ":has() is of 105", r":(?:is|where)\(": ":is(), :where() are of 88",
    r":not\([^()]*,": "a list in :not() is of 88", r"\binset(?:-inline|-block)?:": "inset is of 87",
    r"(?:margin|padding)-(?:inline|block):": "both sides at once are of 87",
    r"\baspect-ratio:": "aspect-ratio is of 88", r"@layer\b": "@layer is of 99", r"@container\b": "container queries are of 105",
    r"@property\b": "@property is of 85", r"\b\d*\.?\d+[dsl]v[hw]\b": "small viewports are of 108",
    r"\b(?:oklch|oklab|lab|lch|color-mix|light-dark)\(": "such colours are of 111",
    r"\boverflow(?:-x|-y)?:clip\b": "overflow: clip is of 90", r"\bscrollbar-gutter:": "scrollbar-gutter is of 94",
    r"(?<!-)\btext-wrap:": "text-wrap is of 114", r"\b(?:rotate|scale|translate):": "single transforms are of 104",
    r"\(\s*(?:width|height)\s*[<>]": "ranges in media queries are of 104", r"::marker\b": "::marker is of 86",
    r"::details-content": "::details-content is of 131", r"\bcontent-visibility:": "content-visibility is of 85",
}  # fmt: skip
NEWER_SCRIPT = {
    r"\?\?|\?\.\w": "?? and ?. should have been translated", r"[|&?]{2}=": "||=, &&=, ??= are of 85",
    r"\.replaceAll\(": "replaceAll is of 85", r"\.at\(-": "at() is of 92", r"\.hasOwn\(": "Object.hasOwn is of 93",
    r"\bstructuredClone\(": "structuredClone is of 98", r"\brandomUUID\(": "randomUUID is of 92",
    r"\.replaceChildren\(": "replaceChildren is of 86", r"\bPromise\.any\(": "Promise.any is of 85",
    r"\b(?:WeakRef|FinalizationRegistry)\(": "WeakRef is of 84", r"\bAbortSignal\.(?:timeout|any)\(": "AbortSignal.timeout is of 103",
    r"\.findLast(?:Index)?\(": "findLast is of 97", r"\.(?:toSorted|toReversed|toSpliced)\(": "toSorted is of 110",
    r"\bObject\.groupBy\(": "groupBy is of 117", r"\bPromise\.withResolvers\(": "withResolvers is of 119",
    r"\.showPopover\(": "popovers are of 114", r"\bstatic\{": "static blocks are of 94",
}  # fmt: skip
LEFT_OUT = ("rich-text-", "big-screen-", "screen-")


def built(kind: str) -> list[Path]:
    files = [*(ASSETS / "assets").glob(f"*{kind}"), *ASSETS.glob(f"*{kind}")]
    return [file for file in files if not file.name.startswith(LEFT_OUT)]


def newer(words: str, listed: dict[str, str]) -> list[str]:
    return [told for pattern, told in listed.items() if re.search(pattern, words)]


def gaps_of_flex(styles: str) -> list[str]:
    """Selectors with a gap that are no grid and no columns: a flex's gap is of Chromium 84, its parts would touch."""
    said: dict[str, str] = {}
    for heads, body in re.findall(r"([^{}@;]+)\{([^{}]*)\}", styles):
        for head in heads.split(","):
            said[head.strip()] = f"{said.get(head.strip(), '')};{body}"
    gapped = (head for head, body in said.items() if re.search(r";(?:row-|column-)?gap:", body))
    return sorted(
        head for head in gapped if not re.search(r"display:(?:inline-)?grid|;columns:", said[head])
    )


@pytest.mark.parametrize("file", built(".css"), ids=lambda file: file.name)
def test_styles_need_nothing_newer(file):
    styles = file.read_text(encoding="utf-8")
    assert not newer(styles, NEWER_STYLES)
    assert not gaps_of_flex(styles)


@pytest.mark.parametrize("file", built(".js"), ids=lambda file: file.name)
def test_script_needs_nothing_newer(file):
    assert not newer(file.read_text(encoding="utf-8"), NEWER_SCRIPT)


def test_what_is_newer_would_be_found():
    styles = ".a{display:flex;gap:1rem}.b{display:grid;gap:1rem}.c:has(p){inset:0}.d{display:flex}@media print{.d{gap:2px}}"
    assert gaps_of_flex(styles) == [".a", ".d"]
    assert len(newer(styles, NEWER_STYLES)) == 2
    assert len(newer("a.at(-1).replaceAll('x','y'); b ??= c", NEWER_SCRIPT)) == 4


def test_the_first_page_names_only_what_was_built():
    listed = json.loads((ASSETS / ".vite" / "manifest.json").read_text(encoding="utf-8"))
    assert all((ASSETS / one["file"]).exists() for one in listed.values())
