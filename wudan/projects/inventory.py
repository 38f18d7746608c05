"""个人信息清单: who reviews. Forums keep who spoke by kind, never by name; projects name posts."""

from wudan.kit.inventory import Holding, Impersonal, Level

HOLDINGS = (
    Holding(
        "评审过的项目", "projects.Reviewing", "person",
        ("round", "person", "label", "is_political", "named_at", "conflict", "conflict_words",
         "declared_at", "words", "private_words", "given_at"),
        Level.INTERNAL, "评审人先声明有没有利害关系，再评", "履行法定职责（PIPL 第13条第3项）",
        "您自己；决定人；同一轮没有回避的评审人", "长期，作为评审记录；注销后只剩编号",
        secret=("post_id",),
    ),
    Holding(
        "当群众代表", "projects.Representative", "person",
        ("unit", "person", "agreed_how", "is_public", "starts_on", "last_day", "ended_on", "ended_why"),
        Level.INTERNAL, "座谈会上有人替一个地方说话", "您自己答应的（PIPL 第13条第1项）",
        "您自己；登记的所、中心办公室和上级。召集座谈会的人只看到姓和地方；同意公开的，人人看得到姓名",
        "当代表期间；不当了以后作为座谈会记录保存，注销后只剩编号",
    ),
    Holding(
        "请去座谈会", "projects.ForumInvitee", "representative__person", ("forum", "representative"),
        Level.INTERNAL, "告诉您哪天、在哪里开，改期、不开也告诉您", "您自己答应的（PIPL 第13条第1项）",
        "您自己；看座谈会记录的工作人员，只看到姓和地方", "长期，作为座谈会记录；注销后只剩编号",
    ),
    Holding(
        "座谈会上到会", "projects.ForumGuest", "representative__person", ("forum", "representative"),
        Level.INTERNAL, "看得清三方是不是都到了", "您自己答应的（PIPL 第13条第1项）",
        "您自己；看座谈会记录的工作人员，只看到姓和地方", "长期，作为座谈会记录；注销后只剩编号",
    ),
    Holding(
        "座谈会上说的话", "projects.ForumNote", "guest__representative__person",
        ("forum", "guest", "words", "noted_at"),
        Level.INTERNAL, "项目从哪句话来，查得到", "您自己答应的（PIPL 第13条第1项）",
        "您自己；看座谈会记录的工作人员，写“群众代表”和地方，不写姓名", "长期，作为座谈会记录；注销后只剩编号",
    ),
    Holding(
        "志愿服务组织的联系人", "projects.Organisation", "contact",
        ("name", "contact", "agreed_how"),
        Level.INTERNAL, "座谈会找得到人", "您自己答应的（PIPL 第13条第1项）",
        "您自己；登记的所、中心办公室和上级", "约定期间；您不当了、组织不再来、注销时马上去掉",
        rule="forum_contacts",
    ),
)  # fmt: skip

IMPERSONAL: Impersonal = {
    "projects.Forum": "unit topic place day state departments residents volunteers summary called_at"
    " called_as held_at",
    "projects.ForumNote": "number speaker whence noted_as",
    "projects.Representative": "noted_as",
    "projects.Organisation": "unit work is_public starts_on last_day noted_as ended_on ended_why",
    "projects.ForumInvitee": "organisation",
    "projects.ForumGuest": "organisation",
    "projects.Project": "key stage version unit forum heard title summary description platform pole audience"
    " area months_mask place_mode minutes headcount lead_days people_words cost_words result_words"
    " risk insurance_words safeguard_words policy_source policy_words need_words brand service"
    " proposed_by_id proposed_as proposed_at moved_at trial_until look_due_on",
    "projects.ProjectVersion": "project number verb decision content at written_as",
    "projects.Change": "project number content why state proposed_at proposed_by_id proposed_for"
    " proposed_as ended_at",
    "projects.NeedEvidence": "project kind order note linked_at linked_as",
    "projects.RuleSet": "version name review_days appeal_days trial_months look_months idle_months",
    "projects.Criterion": "rules position code name meaning kind answered_by weight",
    "projects.GateRound": "project change rules number state opened_at due_at",
    "projects.Mark": "reviewing criterion value",
    "projects.Decision": "round outcome reasons decided_at decided_by_id decided_as appeal_until",
    "projects.Appeal": "decision words asked_at asked_as decider_id outcome reasons answered_at"
    " answered_by_id answered_as",
    "projects.ListEntry": "project entered_on left_on why_in why_out",
    "projects.KeyWork": "name source words starts_on ends_on added_at added_as",
    "projects.Joining": "work project service since until is_recognized joined_as",
    "projects.HalfYearLook": "project on figures outcome words looked_as",
    "projects.ExitProposal": "project ground figures words proposed_at proposed_as outcome reasons"
    " decided_at decided_by_id decided_as",
    "projects.NurseryNote": "project step companion session words noted_at noted_as",
}
"""Ids of who proposed and decided are office records, as in the journal: they name nobody by themselves."""
