"""个人信息清单: counts of units, months and platforms; nothing here is about a person."""

from wudan.kit.inventory import Holding, Impersonal

HOLDINGS: tuple[Holding, ...] = ()

IMPERSONAL: Impersonal = {
    "statistics.Cell": "unit month topic counts",
    "statistics.Rollup": "unit span start topic counts",
    "statistics.StaleCell": "unit month",
    "statistics.Screen": "place digest made_at made_by_id made_post_id ended_at",
    "statistics.Upkeep": "fresh_at rebuild_from rebuilt_at proved_at faults",
}
