"""个人信息清单: who was put forward, who spoke for whom, who was honoured."""

from wudan.kit.inventory import Holding, Impersonal

HOLDINGS: tuple[Holding, ...] = ()

IMPERSONAL: Impersonal = {}
