"""A plan as plain data, to be kept or written to a file."""

from typing import Any

from wudan.matching.rounds.shapes import Plan


def spell_plan(plan: Plan, *, seed: int) -> dict[str, Any]:
    """The answer, with all that is needed to have it again and to check it."""
    return {
        "face": "plan",
        "seed": seed,
        "work": plan.work,
        "objective": plan.objective,
        "bound": plan.bound,
        "gap": None if plan.gap is None else round(plan.gap, 6),
        "tours": [
            {
                "team": tour.team, "day": tour.day, "visits": list(tour.visits),
                "begins": list(tour.begins), "travel": tour.travel,
            }
            for tour in plan.tours
        ],
        "unserved": {
            name: {"because": str(why.because), "prize": why.prize, "price": why.price}
            for name, why in plan.unserved.items()
        },
        "prices": dict(sorted(plan.prices.items())),
    }  # fmt: skip
