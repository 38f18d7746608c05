"""个人信息清单: who works at a site. Checks and demonstrations are about places, not persons."""

from wudan.kit.inventory import Holding, Impersonal, Level

HOLDINGS = (
    Holding(
        "阵地工作人员", "sites.SiteStaff", "person",
        ("site", "person", "time", "duty", "starts_on", "ends_on"),
        Level.INTERNAL, "每处阵地写得清谁在这里工作，专职还是兼职", "履行法定职责（PIPL 第13条第3项）",
        "您自己；这处阵地和上级", "在岗期间和离开以后，作为履职记录；注销后只剩编号",
    ),
    Holding(
        "场地预订", "sites.Booking", "person",
        ("no", "room", "series", "unit", "person", "theme", "use", "party", "words", "day", "starts_at", "ends_at",
         "state", "made_at", "ended_at", "why", "answer_by", "confirm_by", "confirmed_at", "seen"),
        Level.INTERNAL, "同一个时间只给一家用，有变动时找得到订的人", "您自己要的", "您自己；管场地的人。别人只看到这段时间有人",
        "用完 1 年后删掉本人订的；单位订的留作场地使用记录",
        rule="own_bookings",
    ),
)  # fmt: skip

IMPERSONAL: Impersonal = {
    "sites.Room": "county site unit name where is_outdoors capacity equipment themes uses for_residents"
    " needs_approval reconfirm_days given_up_on given_up_why version",
    "sites.RoomHours": "room kind opens closes",
    "sites.RoomClosure": "room starts_at ends_at why made_at lifted_at",
    "sites.BookingSeries": "room every starts_at ends_at until made_at",
    "sites.Standard": "county code version name source kinds rectify_days",
    "sites.StandardItem": "standard position code name meaning evidence known weight months",
    "sites.StandardPaper": "standard title file_name laid_at laid_as",
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
    "sites.Loan": "resource borrower state purpose starts_at ends_at asked_at asked_as answer_by answered_at answered_as"
    " answer handed_at returned_at condition condition_words",
}
