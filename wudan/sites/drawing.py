"""The flow of resources and loans as a drawing: `python -m wudan.sites.drawing > docs/flows/resource.md`.

Drawn from `flow` and from the roles, and from nothing else; needs no settings and no database.
A test compares the file with the drawing.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable

from wudan.people.roles import ROLES
from wudan.sites.enums.loan import LoanState, LoanVerb
from wudan.sites.enums.resource import Origin, ResourceStage, ResourceVerb
from wudan.sites.flow.loan import SIDES, STEPS
from wudan.sites.flow.resource import NEEDED, sources_of, target_of

_HEAD = """\
# 资源流程 · The flow of a resource

Drawn by `python -m wudan.sites.drawing` from `wudan/sites/flow/` and
`wudan/people/roles.py`; do not edit. 本页由程序从流程表画出，请勿手改。

"""
_NEEDS = {"liability": "责任怎么分 liability", "insurance": "保险 insurance"}
Term = ResourceStage | ResourceVerb | LoanState | LoanVerb | Origin


def draw() -> str:
    """The whole page: the way of each origin, the verbs, the loan."""
    ways = [_way(origin) for origin in Origin]
    return "\n".join([_HEAD + ways[0], *ways[1:], _verbs(), _loan()])


def _way(origin: Origin) -> str:
    ways: dict[tuple[str, str], list[str]] = defaultdict(list)
    for verb in ResourceVerb:
        sources: list[str] = [*_sorted(sources_of(origin, verb))]
        if verb is ResourceVerb.LIST:
            sources = ["[*]"]
        for source in sources:
            target = target_of(verb)
            if verb not in {ResourceVerb.CORRECT, ResourceVerb.USE}:
                ways[source, target or source].append(_named(verb))
    used = {place for pair in ways for place in pair}
    needs = "、".join(_NEEDS[name] for name in sorted(NEEDED[origin], reverse=True))
    words = f"协议要写：到期的日子、负责岗位、开放时间{'、' if needs else ''}{needs}。\n\n"
    return f"## {_named(origin)}\n\n{words}" + _diagram(
        [f"    {stage} : {_named(stage)}" for stage in ResourceStage if stage in used],
        [f"    {a} --> {b} : {' / '.join(verbs)}" for (a, b), verbs in ways.items()],
    )


def _verbs() -> str:
    who = "、".join(f"{r.name} {r.code}" for r in ROLES.values() if "keep_resources" in r.verbs)
    lines = [
        "## 动作 · Verbs", "",
        f"保管单位和上级 keep_resources：{who}。到期由时钟结束 the clock ends what is over.", "",
        "| 动作 verb | 从 from | 到 to |", "|---|---|---|",
    ]  # fmt: skip
    for verb in ResourceVerb:
        found = {stage for origin in Origin for stage in sources_of(origin, verb)}
        target = target_of(verb)
        lines.append(f"| {_named(verb)} | {'、'.join(_named(one) for one in _sorted(found)) or '—'} | "
                     f"{_named(target) if target else '不变 stays'} |")  # fmt: skip
    return "\n".join([*lines, ""])


def _loan() -> str:
    ways: list[tuple[str, LoanState, str]] = []
    for verb, step in STEPS.items():
        sources: list[str] = [*sorted(step.before, key=list(LoanState).index)] or ["[*]"]
        words = f"{_named(verb)}（{SIDES[step.side]}）"
        ways += [(source, step.after, words) for source in sources]
    return "## 借用 · A loan\n\n" + _diagram(
        [f"    {state} : {_named(state)}" for state in LoanState],
        [f"    {a} --> {b} : {words}" for a, b, words in ways],
    )


def _diagram(*parts: list[str]) -> str:
    lines = [line for part in parts for line in part]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```", ""])


def _sorted(stages: Iterable[ResourceStage]) -> list[ResourceStage]:
    return sorted(stages, key=list(ResourceStage).index)


def _named(term: Term) -> str:
    return f"{term.label} {term}"


if __name__ == "__main__":
    sys.stdout.write(draw())
