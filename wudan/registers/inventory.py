"""个人信息清单: what is reckoned here is about villages and sites, never about persons."""

from wudan.kit.inventory import Holding, Impersonal

HOLDINGS: tuple[Holding, ...] = ()

IMPERSONAL: Impersonal = {
    "registers.ReachLine": "area unit platform place metres comes",
    "registers.ReachCount": "at villages without",
}
