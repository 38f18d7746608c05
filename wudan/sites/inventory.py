"""个人信息清单: who works at a site. Checks and demonstrations are about places, not persons."""

from wudan.kit.inventory import Holding, Impersonal, Level

HOLDINGS = (
    Holding(
        "阵地工作人员", "sites.SiteStaff", "person",
        ("site", "person", "time", "duty", "starts_on", "ends_on"),
        Level.INTERNAL, "每处阵地写得清谁在这里工作，专职还是兼职", "履行法定职责（PIPL 第13条第3项）",
        "您自己；这处阵地和上级", "在岗期间和离开以后，作为履职记录；注销后只剩编号",
    ),
)  # fmt: skip

IMPERSONAL: Impersonal = {
    "sites.Standard": "county code version name source kinds rectify_days",
    "sites.StandardItem": "standard position code name meaning evidence known weight months",
    "sites.StandardPeriod": "county standard starts_on ends_on why",
    "sites.SiteCheck": "site standard kind at words checked_as by_id post_id",
    "sites.CheckResult": "check_made site item found words picture known lapses_on is_latest",
    "sites.Rectification": "result site item opened_at due_at done_at done_words done_picture done_as done_by_id closed_at closing",
    "sites.Demonstration": "site granted_on granted_as why review_on expires_on ended_on end ended_why",
    "sites.DemonstrationReview": "demonstration on words reviewed_as review_on expires_on",
    "sites.Pairing": "demonstration helped goal starts_on until paired_as ended_on outcome",
    "sites.PairingVisit": "pairing day words noted_as noted_at",
    "sites.Resource": "key name kind base_kind channel link origin unit host owner area address lon lat"
    " source_system words entry_words lendable stage until version listed_at moved_at used_on",
    "sites.Agreement": "resource partner responsible liability insurance starts_on last_day made_at made_as"
    " ended_on ended_why",
    "sites.AgreedHours": "agreement kind opens closes",
    "sites.ResourceUse": "resource source ref day people_count words noted_at noted_as",
    "sites.Loan": "resource borrower state purpose starts_at ends_at asked_at asked_as answered_at answered_as"
    " answer handed_at returned_at condition condition_words",
}
