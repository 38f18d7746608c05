"""个人信息清单: who complained, and what they said; sealed, kept short, seen by the desk that answers."""

from wudan.kit.inventory import Holding, Impersonal, Level

HOLDINGS: tuple[Holding, ...] = (
    Holding(
        "投诉建议", "complaints.Complaint", "person",
        ("no", "kind", "about", "unit", "role", "order", "activity", "words", "channel", "is_anonymous", "person", "informant", "desk", "stage",
         "filed_at", "received_at", "outcome", "answer_words", "answered_at", "is_satisfied", "rated_at", "reopened_at"),
        Level.SENSITIVE, "办您提的投诉建议，把答复给您", "国办函〔2026〕12号：必须有投诉建议功能；PIPL 第13条第3项",
        "您自己；办理的一级，看是谁提的要留痕；被投诉的单位、他的下级都看不到", "答复三年后清空文字；注销时马上清空", secret=("slip_code", "slip_misses"), rule="complaints",
    ),
    Holding(
        "投诉里补充的话", "complaints.ComplaintNote", "complaint__person", ("complaint", "side", "words", "at"),
        Level.SENSITIVE, "补充情况、回问", "国办函〔2026〕12号；PIPL 第13条第3项", "您自己；办理的一级", "同投诉建议", rule="complaints",
    ),
)  # fmt: skip
IMPERSONAL: Impersonal = {
    "complaints.Complaint": "county noted_as holder receive_by answer_by extended_why raised_at raised_times answered_by_id"
    " answered_as merged_into",
    "complaints.Involved": "complaint path person role",
    "complaints.ComplaintNote": "who",
}
