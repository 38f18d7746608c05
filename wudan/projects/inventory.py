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
)  # fmt: skip

IMPERSONAL: Impersonal = {
    "projects.Forum": "unit topic place day state departments residents volunteers summary called_at"
    " called_as held_at",
    "projects.ForumNote": "forum number speaker whence words noted_at noted_as",
    "projects.Project": "key stage version unit forum title summary description platform pole audience"
    " area months_mask place_mode minutes headcount lead_days people_words cost_words result_words"
    " risk insurance_words safeguard_words policy_source policy_words need_words brand service"
    " proposed_by_id proposed_as proposed_at moved_at trial_until look_due_on",
    "projects.ProjectVersion": "project number verb decision content at written_as",
    "projects.Change": "project number content why state proposed_at proposed_by_id proposed_as ended_at",
    "projects.NeedEvidence": "project kind order note linked_at linked_as",
    "projects.RuleSet": "version name review_days appeal_days trial_months look_months idle_months",
    "projects.Criterion": "rules position code name meaning kind answered_by weight",
    "projects.GateRound": "project change rules number state opened_at due_at",
    "projects.Mark": "reviewing criterion value",
    "projects.Decision": "round outcome reasons decided_at decided_by_id decided_as appeal_until",
    "projects.Appeal": "decision words asked_at asked_as decider_id outcome reasons answered_at"
    " answered_by_id answered_as",
    "projects.ListEntry": "project entered_on left_on why_in why_out",
    "projects.HalfYearLook": "project on figures outcome words looked_as",
    "projects.ExitProposal": "project ground figures words proposed_at proposed_as outcome reasons"
    " decided_at decided_by_id decided_as",
    "projects.NurseryNote": "project step companion session words noted_at noted_as",
}
"""Ids of who proposed and decided are office records, as in the journal: they name nobody by themselves."""
