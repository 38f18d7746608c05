"""个人信息清单: what is reckoned here is about villages and sites, never about persons."""

from wudan.kit.inventory import Holding, Impersonal

HOLDINGS: tuple[Holding, ...] = ()

IMPERSONAL: Impersonal = {
    "registers.ReachLine": "area unit platform place metres comes",
    "registers.SpreadReport": "county until state asked_at asked_by_id taken_at done_at figures digest",
    "registers.ReachCount": "at villages without",
}
