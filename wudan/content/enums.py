"""Words of what the county publishes."""

from wudan.tables.choices import TextChoices


class ArticleKind(TextChoices):
    """What a piece is (R070: 案例; R082: 歌曲、短片、读本; R083: 宣传; R120: 上墙)."""

    ARTICLE = "article", "文章"
    ANNOUNCEMENT = "announcement", "通知公告"
    SONG = "song", "歌曲"
    FILM = "film", "短片"
    READER = "reader", "读本"
    TALK = "talk", "宣讲稿"
    STORY = "story", "身边榜样"
    CASE = "case", "项目案例"
    SHEET = "sheet", "上墙制度"


class ArticleState(TextChoices):
    """Where a piece is; found from its rows, never typed."""

    DRAFT = "draft", "在写"
    SIGNING = "signing", "在审"
    APPROVED = "approved", "三审过了，等到时间公开"
    SHOWN = "shown", "已公开"
    DOWN = "down", "已撤下"


class MediumKind(TextChoices):
    """What is kept beside the words."""

    PICTURE = "picture", "照片"
    FILM = "film", "短片文件"
    SOUND = "sound", "录音"


class MarkKind(TextChoices):
    """What the proof-reader stumbled over (三校)."""

    WORDING = "wording", "字词"
    POINTS = "points", "标点格式"
    FACT = "fact", "事实数字"
    NAME = "name", "人名职务"
    STANCE = "stance", "表述口径"


class UseKind(TextChoices):
    """What was done with a piece among people (domain §5 row 29: use log)."""

    PLAYED = "played", "放了"
    LENT = "lent", "借出去了"
    READ_ALOUD = "read_aloud", "读了、讲了"
    HUNG = "hung", "贴上墙了"


class DownReason(TextChoices):
    """Why a piece is not shown any more."""

    REPLACED = "replaced", "换成更正后的一稿"
    ENDED = "ended", "到了撤下的日子"
    CONSENT = "consent", "有人收回了公开的同意"
    AWARD = "award", "荣誉撤销了"
    ERASED = "erased", "写到的人注销了"
    STAFF = "staff", "经办人撤下"
