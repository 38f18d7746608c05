"""个人信息清单: the fund names no person; who wrote a row stands as a post."""

from wudan.kit.inventory import Holding, Impersonal

HOLDINGS: tuple[Holding, ...] = ()
_WHO = "made_by_id made_post_id made_as decided_by_id decided_as"
IMPERSONAL: Impersonal = {
    "funds.FundYear": "county year document_no words state opened_at opened_by_id opened_as closed_at closed_by_id"
    " closed_as closed_words",
    "funds.FundLine": "fund use position granted_fen reserved_fen spent_fen",
    "funds.FundMovement": "line kind granted_by reserved_by spent_by commitment spending document_no why at person_id"
    " post_id who",
    "funds.Commitment": "county no line use title amount_fen spent_fen released_fen state unit site resource session project"
    f" activity made_at {_WHO} decided_at decision_words carried_from carried_times",
    "funds.Spending": "county commitment amount_fen document_no document_key payee paid_on is_final noted_at noted_by_id"
    " noted_as reversed_at reversed_by_id reversed_as reversed_why",
}
