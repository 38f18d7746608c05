"""Words of a project: what it is for, where it stands, what can be done to it."""

from wudan.tables.choices import TextChoices


class Pole(TextChoices):
    """两个重心: on which of the two a project leans most (R003, R069). It is justified by both."""

    IDEAS = "ideas", "宣传教育（上接天线）"
    LIFE = "life", "美好生活需要（下接地气）"


class AudienceKind(TextChoices):
    """For whom, in the main; two projects for the same people are looked at side by side."""

    EVERYBODY = "everybody", "全体群众"
    ELDERS = "elders", "老年人"
    CHILDREN = "children", "未成年人"
    WOMEN = "women", "妇女"
    YOUTHS = "youths", "青年"
    DISABLED = "disabled", "残疾人"
    HARDSHIP = "hardship", "困难家庭"
    FARMERS = "farmers", "农户"
    WORKERS = "workers", "新就业群体"


class NeedKind(TextChoices):
    """What shows that people need it (R067, R069)."""

    ORDER = "order", "点单"
    UNMET = "unmet", "没办成的单"
    NOTE = "note", "座谈会发言"


class ProjectStage(TextChoices):
    """Where a project stands."""

    DRAFT = "draft", "起草中"
    AT_GATE = "at_gate", "评审中"
    REVISE = "revise", "修改后再审"
    INCUBATING = "incubating", "孵化中"
    REFUSED = "refused", "不准入"
    TRIAL = "trial", "试行"
    RUNNING = "running", "正式实施"
    EXITED = "exited", "已退出"
    TAKEN_BACK = "taken_back", "已撤回"


class ProjectVerb(TextChoices):
    """What can be done to a project."""

    PROPOSE = "propose", "提出项目"
    CORRECT = "correct", "修改项目"
    LINK = "link", "引用证据"
    UNLINK = "unlink", "去掉证据"
    SUBMIT = "submit", "送交评审"
    TAKE_BACK = "take_back", "撤回项目"
    ADMIT = "admit", "准入"
    SEND_BACK = "send_back", "退回修改"
    INCUBATE = "incubate", "转入孵化"
    REFUSE = "refuse", "不予准入"
    REOPEN = "reopen", "申诉后再审"
    NURSE = "nurse", "记孵化进展"
    CONFIRM = "confirm", "转为正式"
    LOOK_BACK = "look_back", "半年评估"
    PROPOSE_EXIT = "propose_exit", "提出退出"
    KEEP = "keep", "继续实施"
    EXIT = "exit", "退出"
    ADJUST = "adjust", "小改"
    PROPOSE_CHANGE = "propose_change", "提出变更"
    TAKE_BACK_CHANGE = "take_back_change", "撤回变更"
    CHANGE = "change", "同意变更"
    KEEP_AS_IS = "keep_as_is", "不照变更改"
    REOPEN_CHANGE = "reopen_change", "申诉后再审变更"
    HAND_OVER = "hand_over", "转给别的单位"
