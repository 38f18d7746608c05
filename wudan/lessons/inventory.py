"""个人信息清单: burden is counted without persons; what was learned names posts; who wrote stands as a post."""

from wudan.kit.inventory import Holding, Impersonal

HOLDINGS: tuple[Holding, ...] = ()
IMPERSONAL: Impersonal = {
    "lessons.FormSent": "week role page fields",
    "lessons.BurdenWeek": "week role page sent fields",
    "lessons.Learned": "kind title place starts_on ends_on posts people_count words link unit written_at written_by_id"
    " written_as struck_at struck_why",
    "lessons.Summary": "year state words figures digest signed_at signed_by_id signed_as withdrawn_at withdrawn_why",
}
