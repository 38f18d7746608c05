"""个人信息清单: units are appraised, never persons; who judged and decided stands as a post, as in the journal."""

from wudan.kit.inventory import Holding, Impersonal

HOLDINGS: tuple[Holding, ...] = ()
IMPERSONAL: Impersonal = {
    "appraisals.Sheet": "code version name kind appraises source content digest",
    "appraisals.Simulation": "sheet beside since until content digest made_at made_as made_by_id",
    "appraisals.Adoption": "appraises sheet simulation starts_on ends_on why adopted_as",
    "appraisals.Round": "appraises sheet year half state opened_at opened_as published_at published_as"
    " published_by_id appeal_until final_at final_as",
    "appraisals.Judgement": "round unit code value evidence visit judged_at judged_as judge_id",
    "appraisals.Result": "round unit number content digest is_latest made_at made_as",
    "appraisals.Appeal": "round unit code words asked_at asked_as asked_by_id publisher_id outcome before"
    " after reasons answered_at answered_as answered_by_id",
}
