"""个人信息清单: what is noted of backups and drills is about no person."""

from wudan.kit.inventory import Holding, Impersonal

HOLDINGS: tuple[Holding, ...] = ()
IMPERSONAL: Impersonal = {
    "backups.KeptCopy": "county name at size written seconds reached",
    "backups.Drill": "county name copied_at at seconds is_proven words",
}
