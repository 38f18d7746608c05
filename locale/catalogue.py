"""The interface in English: `python locale/catalogue.py build | update | check` (ADR 72).

`build` makes what the server reads; `update` takes up what was marked since, for somebody to
translate; `check` says what is missing, out of use, or does not carry the same blanks. Chinese is
the source: a string that is not there is shown in Chinese.
"""

import ast
import re
import sys
from collections.abc import Iterator
from functools import reduce
from io import BytesIO
from pathlib import Path

import django.conf
from babel.messages import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent / "wudan"
WRITTEN = HERE / "en" / "LC_MESSAGES" / "django.po"
BUILT = HERE.parent / "var" / "locale" / "en" / "LC_MESSAGES" / "django.mo"
CALLS = {
    "_": None, "now_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "Phrase": None, "ngettext": (1, 2), "ngettext_lazy": (1, 2), "pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip
"""Names under which the code marks strings, and which of their arguments are strings."""
REFUSALS = {"Objection", "Objected", "Stale", "Missing", "Malformed", "TooMany", "Refusal"}
"""What is written in these is for people; what is glued there is not in the catalogue."""
SILENT = {"web", "api", "jobs", "backups", "safekeeping"}
"""Faces mark their own words; what only speaks to who types commands on the machine is Chinese."""
TOLD_BY_THE_ENGINE = SOURCE / "matching" / "words.py"
"""The engine knows no phrases; its table of sentences is read whole."""
UNSPOKEN = {"inventory.py", "drawing.py", "flow_drawing.py", "apps.py"}
"""The register of personal information is an official paper; drawings are documents; both are Chinese."""
_BLANK = re.compile(r"%\(\w+\)[a-z]|\{\w*(?=[}:])|</?[a-z]+")
_DATED = re.compile(
    rb'"(POT-Creation|PO-Revision|Project-Id|Report-Msgid|Last-Translator|Language-Team|Generated-By)'
)
_CHINESE = re.compile("[\u4e00-\u9fff]")
_NAMED = ("区划代码", "经度", "纬度", "坐标系", "是 (yes)", "否 (no)")
"""Heads and words that a table must carry as they are."""


def main(asked: list[str]) -> int:
    """Do what is asked; 1 when `check` finds something, 2 for another word."""
    acts = {"build": build, "update": update, "check": check}
    if len(asked) != 1 or asked[0] not in acts:
        print(__doc__)
        return 2
    return acts[asked[0]]()


def build(to: Path = BUILT) -> int:
    """Write the file that gettext reads."""
    to.parent.mkdir(parents=True, exist_ok=True)
    with to.open("wb") as out:
        write_mo(out, written())
    return 0


def update() -> int:
    """Add what is new, drop what nothing asks for any more; sorted, so that two who add do not collide."""
    known = written() if WRITTEN.exists() else Catalog(locale="en")
    known.update(marked(), no_fuzzy_matching=True)
    known.obsolete.clear()
    keep(known)
    print(f"{sum(not one.string or not all(_forms(one)) for one in known if one.id)} to translate: {WRITTEN}")  # fmt: skip
    return 0


def keep(known: Catalog) -> None:
    """Written down: one line a string, sorted, with nothing that differs from one day to the next."""
    for one in known:
        one.flags.discard("fuzzy")
    known.header_comment, known.fuzzy = "# The interface of Wudan in English (ADR 72).", False
    told = BytesIO()
    write_po(told, known, width=0, no_location=True, sort_output=True, ignore_obsolete=True)
    plain = b"\n".join(line for line in told.getvalue().split(b"\n") if not _DATED.match(line))
    WRITTEN.write_bytes(plain)


def check() -> int:
    """Say each fault in a line."""
    found = list(faults())
    for line in found:
        print(line)
    if found:
        print(f"{len(found)} faults: python locale/catalogue.py update, then translate")
    return 1 if found else 0


def faults() -> Iterator[str]:
    """What is missing, out of use, or does not fit its source."""
    known, wanted = written(), marked()
    for one in wanted:
        if not one.id:
            continue
        told = known.get(one.id, one.context)
        if told is None or not all(_forms(told)):
            yield f"not in English: {one.id}"
            continue
        yield from _unfit(one, told)
    for path in sorted(SOURCE.rglob("*.py")):
        yield from glued(path)
    for told in known:
        if told.fuzzy and told.id:
            yield f"fuzzy, so not built: {told.id}"
        if told.id and wanted.get(told.id, told.context) is None:
            yield f"asked for by nothing: {told.id}"


def _unfit(one: Message, told: Message) -> Iterator[str]:
    """Blanks and tags that are not the source's; Chinese that was left standing."""
    source = one.id[-1] if isinstance(one.id, tuple | list) else one.id
    for form in _forms(told):
        if sorted(_BLANK.findall(source)) != sorted(_BLANK.findall(form)):
            yield f"other blanks: {source} → {form}"
        if _CHINESE.search(reduce(lambda text, name: text.replace(name, ""), _NAMED, form)):
            yield f"still Chinese: {source} → {form}"


def _forms(told: Message) -> list[str]:
    return [told.string] if isinstance(told.string, str) else list(told.string)


def written() -> Catalog:
    """What is translated."""
    with WRITTEN.open("rb") as opened:
        return read_po(opened, locale="en")


def marked() -> Catalog:
    """What code and templates mark."""
    if not django.conf.settings.configured:
        django.conf.settings.configure(USE_I18N=True)
    found = Catalog(locale="en")
    for path in sorted(SOURCE.rglob("*")):
        for _line, told, _comments, context in extract("python", BytesIO(_code(path)), CALLS):
            if told and (context or told != "") and (isinstance(told, tuple) or told.strip()):
                found.add(told, context=context)
        for standing in standing_in(path):
            found.add(standing)
    return found


def standing_in(path: Path) -> Iterator[str]:
    """What is marked by where it stands: labels of enumerations, refusals, sentences of the domain."""
    if path.suffix != ".py" or "migrations" in path.parts:
        return
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and is_enumeration(node):
            yield from _labels(node)
        elif isinstance(node, ast.Call) and _name(node.func) in REFUSALS:
            yield from (one.value for part in _told(node) for one in _chinese(part))
    if path == TOLD_BY_THE_ENGINE:
        yield from (one.value for line in tree.body for one in _chinese(line) if not _is_docs(line))
    if _is_domain(path):
        yield from _sentences(tree)


def glued(path: Path) -> Iterator[str]:
    """Refusals and sentences that no catalogue can know: with blanks, but no `Phrase`."""
    if "migrations" in path.parts or path.name in UNSPOKEN:
        return
    tree = ast.parse(path.read_text("utf-8"))
    within = [tree] if _is_domain(path) else []
    refusals = [
        one for one in ast.walk(tree) if isinstance(one, ast.Call) and _name(one.func) in REFUSALS
    ]
    texts = {id(one): one for node in refusals for part in _told(node) for one in _written(part)}
    texts |= {id(one): one for node in within for one in _written(node) if _ends(one)}
    for one in texts.values():
        yield f"glued, use Phrase: {path.relative_to(SOURCE)}:{one.lineno}: {ast.unparse(one)}"


def _is_domain(path: Path) -> bool:
    return not SILENT & set(path.relative_to(SOURCE).parts) and path.name not in UNSPOKEN


def is_enumeration(node: ast.ClassDef) -> bool:
    """Whether its members have labels."""
    return any(_name(base) in {"TextChoices", "IntegerChoices"} for base in node.bases)


def _labels(node: ast.ClassDef) -> Iterator[str]:
    for line in node.body:
        if isinstance(line, ast.Assign) and isinstance(line.value, ast.Tuple):
            yield from (one.value for one in _chinese(line.value.elts[-1]))


def _told(call: ast.Call) -> list[ast.expr]:
    """What a refusal is told: not its code."""
    told = [*call.args, *(word.value for word in call.keywords)]
    return [part for one in told for part in (one.values if isinstance(one, ast.Dict) else [one])]


def _chinese(node: ast.AST) -> Iterator[ast.Constant]:
    """Literals with Chinese in them, not those within other calls and glued texts."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and _CHINESE.search(node.value):
            yield node
    elif not isinstance(node, ast.Call | ast.JoinedStr | ast.Compare):
        for child in ast.iter_child_nodes(node):
            yield from _chinese(child)


def _written(node: ast.AST) -> Iterator[ast.JoinedStr]:
    for one in ast.walk(node):
        if isinstance(one, ast.JoinedStr) and any(
            True for part in one.values for _ in _chinese(part)
        ):
            yield one


def _ends(text: ast.JoinedStr) -> bool:
    last = text.values[-1]
    return isinstance(last, ast.Constant) and last.value.endswith(_STOPS)


def _is_docs(line: ast.stmt) -> bool:
    return isinstance(line, ast.Expr)


_STOPS = ("。", "。”")


def _sentences(tree: ast.Module) -> Iterator[str]:
    """Whole sentences that are no docstrings, and not text of a column."""
    docs = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    pieces = {
        id(part) for one in ast.walk(tree) if isinstance(one, ast.JoinedStr) for part in one.values
    }
    for one in ast.walk(tree):
        if (
            id(one) not in docs | pieces
            and isinstance(one, ast.Constant)
            and isinstance(one.value, str)
            and one.value.endswith(_STOPS)
            and _CHINESE.search(one.value)
        ):
            yield one.value


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def _code(path: Path) -> bytes:
    """A module as it is, a template as the calls it makes; of anything else nothing."""
    if path.suffix == ".py" and "migrations" not in path.parts:
        return path.read_bytes()
    if path.suffix in {".html", ".txt", ".xml"} and "templates" in path.parts:
        calls = templatize(path.read_text("utf-8"), origin=str(path))
        return "\n".join(line.strip() for line in calls.splitlines()).encode()
    return b""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
