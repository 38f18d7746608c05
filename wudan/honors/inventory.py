"""个人信息清单: who was put forward, who spoke for whom, who was honoured."""

from wudan.kit.inventory import Holding, Impersonal, Level

_CONSENT = "个人同意（PIPL 第13条第1项）"
_DUTY = "履行法定职责（PIPL 第13条第3项）"

HOLDINGS: tuple[Holding, ...] = (
    Holding(
        "公示里的姓名", "honors.NoticeParty", "person", ("notice", "person", "part", "shows_name"),
        Level.INTERNAL, "公示表彰的人，让知情的人说话；有关的人不答复异议",
        "您的同意（PIPL 第25条）；" + _DUTY,
        "没有同意的，别人只看到“张**”；同意了、没撤回的，人人看得到全名，公示期过了就撤下",
        "长期，作为评选记录；注销后只剩编号",
    ),
    Holding(
        "提过的异议", "honors.NoticeObjection", "person",
        ("notice", "person", "is_named", "about", "words", "raised_at", "state", "answer",
         "answered_at", "answered_as", "taken_as"),
        Level.INTERNAL, "有异议的，没有答复就不表彰", _DUTY,
        "您自己；答复的人（与这件事无关的一位）。您愿意，对方才知道是谁提的",
        "长期，作为评选记录；注销后写的话删除", secret=("answered_by_id",),
    ),
    Holding(
        "您推荐的人家", "honors.HouseholdHonor", "nominated_by",
        ("nominated_by", "nominated_as", "source", "why", "nominated_at"),
        Level.INTERNAL, "知道是谁推荐的；推荐的人不上门、不作决定", _CONSENT,
        "这户人家、所站、实践所、中心办公室", "长期，作为评选记录；注销后只剩编号",
    ),
    Holding(
        "您家的评选", "honors.HouseholdHonor", "agreed_by",
        ("household", "unit", "stage", "agreed_by", "agreed_at", "picture"),
        Level.INTERNAL, "您家点了头才评", _CONSENT,
        "所站、实践所、中心办公室；公示和命名后，您家同意展示的人人看得到",
        "评选记录长期；照片到您家收回同意为止",
    ),
    Holding(
        "您对邻居说的话", "honors.NeighbourWord", "person",
        ("honor", "person", "asked_at", "word", "words", "said_at", "channel"),
        Level.SENSITIVE, "评一户人家，要听邻居怎么说", _CONSENT,
        "您自己；有意见的话只有上门的两个人看得到，好话不写名字给作决定的人看",
        "说了什么，评完一年后清空；注销时马上清空", rule="neighbour_words",
    ),
    Holding(
        "您上门走访的记录", "honors.HouseholdVisit", "person",
        ("honor", "person", "label", "named_at", "relation", "relation_words", "declared_at", "visited_on",
         "words", "checked_words", "given_at"),
        Level.INTERNAL, "两个人上门看，先声明有没有关系", _DUTY,
        "您自己；作决定的人；看到了什么这户人家也看得到", "长期，作为评选记录；注销后只剩编号",
        secret=("post_id",),
    ),
    Holding(
        "您家的申诉", "honors.HouseholdAppeal", "person",
        ("decision", "person", "words", "asked_at", "asked_as", "outcome", "reasons", "answered_at",
         "answered_as"),
        Level.INTERNAL, "没有评上或摘了牌，可以申诉一次", _CONSENT,
        "您家；所站和答复申诉的人", "长期，作为评选记录；注销后只剩编号",
        secret=("decider_id", "answered_by_id"),
    ),
    Holding(
        "您家同意展示什么", "honors.DisplayConsent", "person",
        ("honor", "kind", "person", "text_version", "text_hash", "given_at", "channel", "withdrawn_at"),
        Level.INTERNAL, "同意了才展示，收回了就撤下", _CONSENT, "您家；所站", "收回后留三年作凭据",
        rule="display_consents",
    ),
    Holding(
        "参评身边典型", "honors.Candidate", "person",
        ("campaign", "number", "honor_class", "person", "unit", "put_forward_by", "nominated_at",
         "nominated_as", "story", "blind_story", "state", "agreed_at", "agreed_how", "shows_name",
         "shows_picture"),
        Level.INTERNAL, "评选身边典型：先要您点头，写不写全名、放不放照片由您定",
        "您的同意（PIPL 第13条第1项、第25条），随时收回",
        "中心办公室和推荐的所站；评委和群众看到的是遮住名字的事迹；被征求意见的部门看到姓名",
        "长期，作为评选记录；注销后事迹删除，只剩编号", secret=("nominator",),
    ),
    Holding(
        "您推荐过的人", "honors.Candidate", "nominator",
        ("campaign", "number", "honor_class", "nominated_at", "nominated_as", "story", "state",
         "unit", "put_forward_by"),
        Level.INTERNAL, "推荐过人的不打分、不决定", _DUTY, "您自己；中心办公室",
        "长期，作为评选记录；注销后只剩编号",
        secret=("person", "blind_story", "agreed_at", "agreed_how", "shows_name", "shows_picture"),
    ),
    Holding(
        "当过评委", "honors.Scorer", "person", ("campaign", "person", "label", "named_at"),
        Level.INTERNAL, "评委先声明有没有利害关系，再各打各的分", _DUTY, "您自己；中心办公室",
        "长期，作为评选记录；注销后只剩编号", secret=("post_id",),
    ),
    Holding(
        "投过票", "honors.Turnout", "person", ("campaign", "round", "person"),
        Level.INTERNAL, "一人一轮一票；投给谁不记在人名下，谁也查不到", _DUTY, "您自己",
        "长期，作为评选记录；注销后只剩编号",
    ),
)  # fmt: skip

IMPERSONAL: Impersonal = {
    "honors.Campaign": "unit name words stage version sheet_version sheet nominate_until clear_until"
    " score_until vote_until notice_days round made_as moved_at met_on meeting_words",
    "honors.CampaignClass": "campaign code name kind quota",
    "honors.CampaignOffice": "campaign unit reminded_at",
    "honors.Clearance": "candidate office answer reason answered_at answered_by_id answered_as",
    "honors.Scoring": "scorer candidate conflict conflict_words declared_at marks words given_at",
    "honors.Ballot": "campaign round candidate hour network struck_at struck_why struck_as",
    "honors.CampaignDecision": "candidate outcome reasons decided_at decided_by_id decided_as",
    "honors.Award": "candidate no awarded_at awarded_as state revoked_at revoked_why revoked_by_id"
    " revoked_as",
    "honors.AwardAppeal": "award words asked_at decider_id outcome reasons answered_at"
    " answered_by_id answered_as",
    "honors.Story": "award title words picture picture_type written_at written_as",
    "honors.PublicNotice": "kind subject_id unit title words starts_at ends_at state published_as"
    " closed_at closed_as",
    "honors.HouseholdRules": "version starts_on decided_by neighbours hearing_days notice_days appeal_days"
    " valid_months",
    "honors.HouseholdCriterion": "rules position code name meaning",
    "honors.HouseholdHonor": "no rules version heard_until moved_at",
    "honors.HouseholdEvidence": "honor criterion words order activity deed_id said_at said_as",
    "honors.VisitFinding": "visit criterion seen",
    "honors.HouseholdDecision": "honor outcome reasons decided_at decided_by_id decided_as appeal_until",
    "honors.Plate": "no honor state issued_on issued_as look_due_on replaces ended_on ended_why",
    "honors.PlateLook": "plate on outcome words looked_as",
}
