"""The flow of resources and loans as a drawing: `python -m wudan.sites.drawing > docs/flows/resource.md`.

Drawn from `flow` and from the roles, and from nothing else; needs no settings and no database.
A test compares the file with the drawing.
"""

import sys

from wudan.kit.flow_drawing import BEGIN, STAYS, Arrow, diagram, listed, named, page, placed, table
from wudan.people.roles import ROLES
from wudan.sites.enums.loan import LoanState
from wudan.sites.enums.resource import Origin, ResourceStage, ResourceVerb
from wudan.sites.flow.loan import SIDES, STEPS
from wudan.sites.flow.resource import NEEDED, sources_of, target_of

_NEEDS = {"liability": "责任怎么分 liability", "insurance": "保险 insurance"}


def draw() -> str:
    """The whole page: the way of each origin, the verbs, the loan."""
    return page(
        "资源流程 · The flow of a resource", *(_way(origin) for origin in Origin), _verbs(), _loan(),
        module="wudan.sites.drawing", drawn_from="wudan/sites/flow/",
    )  # fmt: skip


def _way(origin: Origin) -> str:
    arrows: list[Arrow] = []
    for verb in ResourceVerb:
        sources: list[str] = placed(sources_of(origin, verb), ResourceStage)
        if verb is ResourceVerb.LIST:
            sources = [BEGIN]
        if verb not in {ResourceVerb.CORRECT, ResourceVerb.USE}:
            arrows += [(source, target_of(verb) or source, named(verb)) for source in sources]
    used = {place for source, target, _ in arrows for place in (source, target)}
    needs = "、".join(_NEEDS[name] for name in sorted(NEEDED[origin], reverse=True))
    words = f"协议要写：到期的日子、负责岗位、开放时间{'、' if needs else ''}{needs}。\n\n"
    return f"## {named(origin)}\n\n{words}" + diagram(placed(used, ResourceStage), arrows)


def _verbs() -> str:
    who = "、".join(f"{r.name} {r.code}" for r in ROLES.values() if "keep_resources" in r.verbs)
    rows = []
    for verb in ResourceVerb:
        found = {stage for origin in Origin for stage in sources_of(origin, verb)}
        target = target_of(verb)
        rows.append(
            (named(verb), listed(placed(found, ResourceStage)), named(target) if target else STAYS)
        )
    return table(
        "动作 · Verbs", ("动作 verb", "从 from", "到 to"), rows,
        above=f"保管单位和上级 keep_resources：{who}。到期由时钟结束 the clock ends what is over.",
    )  # fmt: skip


def _loan() -> str:
    arrows = (
        (source, step.after, f"{named(verb)}（{SIDES[step.side]}）")
        for verb, step in STEPS.items()
        for source in placed(step.before, LoanState) or [BEGIN]
    )
    return "## 借用 · A loan\n\n" + diagram(LoanState, arrows)


if __name__ == "__main__":
    sys.stdout.write(draw())
