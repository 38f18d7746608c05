"""个人信息清单: who earned by which act, who redeemed what, which card is whose."""

from wudan.kit.inventory import Holding, Impersonal

HOLDINGS: tuple[Holding, ...] = ()

IMPERSONAL: Impersonal = {}
