"""个人信息清单: who is shown in a piece. Who wrote and signed stands under the post, as in every act."""

from wudan.kit.inventory import Holding, Impersonal, Level

HOLDINGS: tuple[Holding, ...] = (
    Holding(
        "写到您、拍到您的稿件", "content.Appearance", "person", ("revision", "person"), Level.PUBLIC,
        "宣传身边的人和事", "您的单独同意（PIPL 第13条第1项、第25条）", "您同意期间人人可看；收回同意，马上撤下",
        "收回同意时撤下；注销时连同文字、照片一起清空",
    ),
)  # fmt: skip
IMPERSONAL: Impersonal = {
    "content.Article": "county no unit kind award project title latest proposed approved starts_at ends_at made_at changed_at",
    "content.Author": "article person_id",
    "content.Revision": "article number title body rights source credit people_words why hash written_at written_by_id written_as",
    "content.Medium": "article kind name middle small media_type size digest width height channel link added_at added_as",
    "content.Placement": "revision medium position alt captions transcript",
    "content.SignOff": "revision step hash person_id signed_as at words",
    "content.SendBack": "article revision step words at sent_as",
    "content.ProofMark": "revision kind excerpt words at person_id marked_as settled_at settled_as answer",
    "content.Showing": "article revision since until shown_as reason why ended_as",
    "content.Posting": "article channel link on noted_at noted_as",
    "content.Use": "article revision kind on unit activity people_count words noted_at noted_as struck_at struck_why",
    "content.SearchText": "article pairs",
}
