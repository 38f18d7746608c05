"""What events are called on the auditor's page. A verb without a name is shown as it is."""

from wudan.activities.enums import ActivityVerb
from wudan.deliveries.enums import DeliveryVerb, PlanVerb, RoundVerb
from wudan.honors.enums.campaign import CampaignVerb
from wudan.honors.enums.household import HouseholdVerb
from wudan.meetings.enums import TaskStep
from wudan.orders.enums import Verb
from wudan.projects.enums import ProjectVerb
from wudan.sites.enums.loan import LoanVerb
from wudan.sites.enums.resource import ResourceVerb
from wudan.web.console.posts.wording import VERBS as POST_VERBS

_ACCOUNT = {
    "open": "开通账号", "sign_in": "登录", "fail": "登录失败", "lock": "账号锁定", "unlock": "开锁",
    "sign_out": "退出", "second_factor": "第二因素", "second_factor_set_up": "设第二因素",
    "second_factor_reset": "撤销第二因素", "second_factor_renewed": "换恢复码表",
    "send_code": "发验证码", "code_not_sent": "验证码没有发出", "connect": "绑定微信",
    "disconnect": "解绑微信", "password": "改密码", "display": "换长辈版或标准版",
    "alarm": "账号报警",
}  # fmt: skip
_PERSON = {
    "enter": "录入人员", "enroll": "登记入队", "correct": "更正资料", "reveal": "查看完整信息", "erase": "删除资料",
    "register": "登记为志愿者", "merge": "合并人员", "separate": "拆开人员", "freeze": "限制使用",
    "open_feed": "生成日历地址", "close_feed": "作废日历地址",
    "ask": "提出隐私请求", "answer": "答复隐私请求", "export": "复制资料",
}  # fmt: skip
_ORDER = {
    "draw": "抽中回访", "call_back": "回访", "lock_slip": "回执锁定", "overdue": "超时未办",
    "redraw_slip": "换回执码",
}  # fmt: skip
_INTAKE = {
    "sheet.print": "印点单卡", "sheet.take": "录入纸表", "batch.send": "交纸表照片", "scan.drop": "纸表照片不要了",
    "kiosk.open": "登记大厅点单机", "kiosk.begin": "大厅点单机开机", "kiosk.end": "停用大厅点单机",
    "kiosk.ask": "大厅叫号", "kiosk.settle": "大厅叫号办完",
}  # fmt: skip
_PROPOSAL = {
    "make": "整批提出派单方案", "accept": "送出方案", "override": "方案里改派", "drop": "方案里这次不送",
    "settle": "方案都有了着落",
}  # fmt: skip
_BOND = {
    "propose": "提出代办", "confirm": "确认代办", "end": "结束代办", "name_reviewer": "定谁来评",
}  # fmt: skip
_CONTENT = {
    "write": "写稿", "copy": "照抄一篇", "attach": "传文件", "propose": "送审", "call_back": "撤回送审", "sign": "审签",
    "send_back": "退回稿子", "mark": "校对", "settle": "处理校对", "plan": "定公开的日子", "publish": "公开稿子",
    "withhold": "没有按时公开", "take_down": "撤下稿子", "use": "记使用", "strike_use": "划掉使用记录", "post": "发到网络阵地",
}  # fmt: skip
_EXPORT = {
    "import": "导入交换包", "report": "勾选送报", "ask": "申请导出", "approve": "批准导出", "refuse": "不准导出", "make": "生成导出",
    "fetch": "取走导出", "stop": "拦下导出", "clear": "清除导出文件",
}  # fmt: skip
_TRAINING = {
    "plan": "写培训计划", "adopt": "通过培训计划", "open": "发布培训", "change": "改培训", "cancel": "取消培训",
    "sign_up": "报名培训", "withdraw": "退出培训", "mark": "登记培训名册", "correct": "更正培训名册",
    "recognize": "认可外面的培训", "revoke": "撤销受训记录",
}  # fmt: skip
_TEAM = {
    "apply": "申请入队", "introduce": "介绍入队", "agree": "本人同意入队申请", "withdraw": "收回入队申请",
    "approve": "同意入队", "refuse": "不同意入队", "leave": "退队", "end": "请其退队",
    "appeal": "申诉入队退队", "decide_appeal": "定申诉", "pass_on": "申诉过期上交",
    "plan": "写方案", "consult": "方案协商", "adjust": "方案调整", "adopt": "通过方案", "renew": "方案再写一版",
    "support_ask": "请总队支持", "support_offer": "总队提出支持", "support_accept": "答应支持",
    "support_refuse": "没有答应支持", "support_schedule": "约支持的日子", "support_confirm": "确认支持做完", "support_done": "支持做完", "support_withdraw": "收回支持单",
}  # fmt: skip
_APPRAISAL = {
    "simulate": "试算考核表", "adopt": "采用考核表", "open": "开始考核", "judge": "评一项", "publish": "发初步结果",
    "appeal": "考核申诉", "answer": "答复考核申诉", "finalise": "定考核结果",
}  # fmt: skip
_INSPECTION = {
    "plan": "安排督查指导", "visit": "督查一处", "guide": "指导一处", "drop": "一处不去了",
    "close": "结束督查指导",
}  # fmt: skip
_SITE = {
    "check": "对标检查", "mend": "整改完成", "recheck": "整改复查", "grant_demonstration": "认定示范",
    "review_demonstration": "示范复核", "withdraw_demonstration": "撤销示范", "lapse_demonstration": "示范到期",
    "pair": "结对帮带", "visit_pair": "帮带走访", "end_pair": "结束帮带", "name_staff": "登记工作人员",
    "end_staff": "不再担任工作人员",
}  # fmt: skip
_HOURS = {
    "record": "记录时长", "import": "导入时长", "reverse": "冲正时长", "backfill_ask": "申请补录", "backfill_decide": "审批补录",
    "backfill_open": "查看补录材料", "dispute": "提时长异议", "answer": "答复时长异议",
    "escalate": "时长异议上交", "star": "申请星级", "carry": "时长跟着档案合并、分开", "long_day": "批准长时间服务",
}  # fmt: skip
_ACTIVITY = {verb.value: f"{verb.label}（活动）" for verb in ActivityVerb} | {
    "repeat": "排成系列", "room": "给活动订场地", "propose_staffing": "排班建议", "change_staffing": "改排班名单",
    "tell_willing": "说愿意去哪几班", "drop_willing": "收回愿意去",
}  # fmt: skip
_DELIVERY = {verb.value: f"{verb.label}（配送）" for verb in DeliveryVerb}
_ROUND = {verb.value: f"{verb.label}（配送计划）" for verb in RoundVerb} | {"place": "安排配送"}
_ROUND_PLAN = {verb.value: verb.label for verb in PlanVerb} | {
    "amended": "算好改排的", "adopt": "采用改排的", "drop": "没采用改排的", "leave": "队伍退出",
}  # fmt: skip
_FORUM = {
    "call": "召集座谈会",
    "hold": "登记座谈会",
    "note": "记座谈会发言",
    "drop": "座谈会没有开",
}
_MEETING = {
    "draft": "拟定会议", "call": "通知开会", "move": "会议改期", "drop": "会议没有开成", "hold": "登记到会", "write": "记纪要",
    "add": "加议题", "decide": "纪要里定一件", "undecide": "纪要里去掉一件", "adopt": "定下纪要", "correct": "更正纪要",
}  # fmt: skip
_TASK = {step.value: f"{step.label}（会议交办）" for step in TaskStep}
_DUTY = {
    "tenure.name": "登记任职", "tenure.end": "不再担任", "motion.raise": "提请研究", "motion.withdraw": "收回提请研究",
}  # fmt: skip
_PROJECT = {verb.value: f"{verb.label}（项目）" for verb in ProjectVerb} | {
    "name_reviewer": "指定评审人", "declare": "声明回避", "give_review": "交评审", "appeal": "申诉准入决定",
    "uphold": "维持准入决定", "tell": "写案例", "answer_case": "案例第二个人看过",
}  # fmt: skip
_SIGN_UP = {
    "place": "报名，报上了", "wait": "报名，候补", "promote": "候补递补", "withdraw": "说来不了",
    "offer": "找人顶替", "keep": "不用顶替了", "replace": "顶替",
}  # fmt: skip
_SHIFT_INVITATION = {
    "send": "发班次邀请", "accept": "答应班次邀请", "refuse": "班次邀请去不了", "lapse": "班次邀请到期",
    "recall": "收回班次邀请",
}  # fmt: skip
_CERTIFICATE = {
    "make": "出具证明", "print": "打印证明", "withdraw": "收回证明", "revoke": "撤销证明",
}  # fmt: skip
_PRESENCE = {
    "attendance.come": "登记到场", "attendance.leave": "登记离开", "attendance.vouch": "组织方确认到场",
    "attendance.witness": "服务对象确认到场", "attendance.confirm": "到场两方都确认",
    "attendance.correct": "更正到场时间", "attendance.strike": "到场不算", "roster.take": "带走名册",
    "roster.deliver": "交回离线名册", "roster.print": "打印名册", "roster.type": "录入纸质名册",
}  # fmt: skip
_OFFLINE = {
    "take": "带走离线站", "receive": "收下离线办的", "decide": "定一件离线办的", "look_over": "看过离线办的时间", "put_away": "清掉离线站",
}  # fmt: skip
_ROOM = {
    "add": "登记场地", "correct": "改场地", "close": "场地停用", "reopen": "取消停用", "give_up": "不再作场地",
}  # fmt: skip
_BOOKING = {
    "book": "订场地", "ask": "申请场地", "wait": "候补场地", "agree": "同意预订", "turn_down": "不同意预订",
    "cancel": "取消预订", "confirm": "再确认预订", "release": "没再确认，让出场地", "promote": "候补递补",
    "see": "记场地用了没有",
}  # fmt: skip
_MENU = {
    "capacity.free": "名额空出来了", "service.limit": "定名额", "service.edit": "改菜单项", "service.offer": "上架",
    "service.take_off": "下架", "menu.publish": "发布一月菜单", "menu.open": "一月菜单生效",
    "platform.hand_over": "移交平台", "platform.cooperate": "定为配合部门", "platform.part": "不再配合",
    "cooperation.ask": "请部门配合", "cooperation.accept": "答应配合", "cooperation.refuse": "没有答应配合",
    "cooperation.escalate": "请中心裁定", "cooperation.rule": "裁定协作", "cooperation.finish": "协作办好",
    "cooperation.take_back": "收回协作单",
}  # fmt: skip
_FAMILY = {
    "register": "登记户", "join": "进户", "leave": "出户", "head": "换户主", "split": "分户", "merge": "并户",
}  # fmt: skip
_POINTS = {
    "pool": "家庭内转分", "carry": "积分随人随户转", "reverse": "冲正积分",
}  # fmt: skip
_COUNTER = {
    "take_along": "带走柜台", "deliver": "交回离线兑换", "settle": "定离线兑换", "close": "收柜",
}  # fmt: skip
_CARD = {
    "issue": "发积分卡", "lock": "积分卡密码输错锁上", "unlock": "积分卡开锁或换密码", "report_lost": "积分卡挂失",
    "replace": "换新积分卡", "return": "收回积分卡",
}  # fmt: skip
_SHOP = {
    "redemption.reserve": "兑换", "redemption.collect": "领走", "redemption.cancel": "取消兑换", "redemption.expire": "兑换过期",
    "stock.receive": "进货", "amendment.ask": "提退回、报损或盘点", "amendment.agree": "第二个人办了更正单",
    "amendment.refuse": "第二个人没有同意", "shop.open": "开兑换点", "shop.correct": "改兑换点", "shop.close": "停兑换点",
    "shop.reopen": "兑换点再开", "good.list": "登记可换的", "good.correct": "改可换的", "sponsor.note": "登记捐赠方",
    "sponsor.name": "改捐赠方写不写名字",
}  # fmt: skip
_OTHERS = {
    "recruitment.adopt": "通过招募管理制度",
    "invitation.answer": "邀请有了结果", "invitation.read": "读邀请名单", "invitation.send": "发出邀请",
    "volunteer.tell": "志愿者说自己的意愿", "volunteer.tell_licence": "登记证照",
    "volunteer.check_licence": "看过证照原件", "volunteer.remove_licence": "证照不再作数",
    "consent.give": "同意", "consent.withdraw": "收回同意", "publication.alarm": "公开内容报警",
    "attention.decide": "研判", "finding.look": "查时长线索", "finding.decide": "研判时长线索", "site.close": "阵地关闭", "site.move": "阵地搬迁",
    "site.reopen": "阵地重开", "standard.adopt": "采用标准", "point_rules.adopt": "施行积分规则", "provision.note": "登记兑付预算", "stock_count.take": "盘点",
    "points.earn": "时长得分", "points.unearn": "收回时长得分", "deed.keep": "记一件好事", "deed.second": "核实好事",
    "deed.refuse": "好事没有通过", "deed.object": "对好事提异议", "deed.answer": "答复好事异议", "deed.take_back": "冲正好事",
    "village_rules.propose": "提出村规", "village_rules.decide": "村规定了", "village_rules.drop": "村规没有定",
    "report.ask": "重算分布报告", "screen.open": "生成大屏地址", "screen.end": "停用大屏地址", "system.register": "登记接入的系统", "system.agree": "同意负责接入的系统", "system.make_key": "给接入的系统发密钥", "system.end": "停用接入的系统", "system.take_in": "接入的系统送来一单", "system.subscribe": "让接入的系统听到消息", "system.rotate_secret": "换消息的签名密钥", "system.unsubscribe": "不再给接入的系统送消息", "system.redeliver": "消息再送一次", "system.dead_subscription": "消息一直送不到，已停", "month.draft": "起草月小结", "summary.confirm": "确认月小结", "summary.take_back": "收回月小结的确认", "month.close": "月份关账", "month.reopen": "月份重开", "trial.ask": "试算积分规则", "trial.finish": "试算算好", "trial.stop": "试算没有算成", "areas.import": "导入区划", "areas.points": "导入村的点", "journal.archive": "留痕存档",
    "retention.apply": "到期清理", "keys.begin": "启用新密钥", "keys.rotate": "更换密钥", "keys.renew_signing": "换签名密钥",
}  # fmt: skip
_MESSAGE = {
    "prefer": "定怎样告诉", "forget": "删除告诉过的", "call": "打电话、捎口信", "print": "印纸条", "carry": "捎到纸条",
    "allow": "定短信上限",
}  # fmt: skip
_CAMPAIGN = {verb.value: f"{verb.label}（典型评选）" for verb in CampaignVerb} | {
    "show": "改写不写全名、放不放照片", "remind": "提醒部门答复", "forget": "参评资料随注销删除",
}  # fmt: skip
_NOTICE = {
    "publish": "上公示", "object": "提异议", "answer": "答复异议", "retract": "收回异议", "close": "结束公示",
    "hide": "公示里不再写全名",
}  # fmt: skip
_RESOURCE = {verb.value: f"{verb.label}（资源）" for verb in ResourceVerb} | {
    "import": "导入资源表"
}
_LOAN = {verb.value: f"{verb.label}（借用）" for verb in LoanVerb}
_HOUSEHOLD = {verb.value: str(verb.label) for verb in HouseholdVerb} | {
    "allow": "同意展示", "withdraw_display": "收回展示", "put_picture": "放照片",
}  # fmt: skip
_FUND = {
    "fund.open": "登记专项资金", "fund.shift": "用途间调剂", "fund.close": "专项资金关账", "commitment.make": "安排资金",
    "commitment.approve": "同意资金安排", "commitment.refuse": "不同意资金安排", "commitment.spend": "资金支出",
    "commitment.release": "放回资金", "commitment.reverse": "冲回支出", "commitment.carry": "结转资金",
}  # fmt: skip
_COMPLAINT = {
    "file": "提投诉建议", "reply": "投诉人补充", "rate": "投诉人评价答复", "reopen": "投诉重新办理", "receive": "受理投诉", "ask": "问投诉人",
    "extend": "投诉延期", "answer": "答复投诉", "transfer": "转交投诉", "merge": "投诉并案", "raise": "投诉超时上交",
    "reveal": "看投诉人是谁", "lock_slip": "投诉查询码锁定", "forget": "清空投诉",
}  # fmt: skip
LABELS: dict[str, str] = (
    {f"order.{verb.value}": str(verb.label) for verb in Verb}
    | {f"order.{verb}": label for verb, label in _ORDER.items()}
    | {f"person.{verb}": label for verb, label in _PERSON.items()}
    | {f"account.{verb}": label for verb, label in _ACCOUNT.items()}
    | _INTAKE
    | {f"bond.{verb}": label for verb, label in _BOND.items()}
    | {f"proposal.{verb}": label for verb, label in _PROPOSAL.items()}
    | {f"household.{verb}": label for verb, label in _FAMILY.items()}
    | {f"points.{verb}": label for verb, label in _POINTS.items()}
    | {f"counter.{verb}": label for verb, label in _COUNTER.items()}
    | {f"card.{verb}": label for verb, label in _CARD.items()}
    | {f"activity.{verb}": str(label) for verb, label in _ACTIVITY.items()}
    | {f"delivery.{verb}": str(label) for verb, label in _DELIVERY.items()}
    | {f"round.{verb}": str(label) for verb, label in _ROUND.items()}
    | {f"round_plan.{verb}": f"{label}巡回方案" for verb, label in _ROUND_PLAN.items()}
    | {f"sign_up.{verb}": label for verb, label in _SIGN_UP.items()}
    | {f"shift_invitation.{verb}": label for verb, label in _SHIFT_INVITATION.items()}
    | {f"certificate.{verb}": label for verb, label in _CERTIFICATE.items()}
    | {
        "archive.write": "写出年度档案",
        "backup.drill": "恢复演练",
        "backup.restore": "从备份恢复",
        "learned.write": "记学习考察",
        "learned.strike": "划掉学习记录",
        "experience.sign": "签发“我们的经验”",
        "experience.withdraw": "撤下“我们的经验”",
    }
    | {f"export.{verb}": label for verb, label in _EXPORT.items()}
    | {f"training.{verb}": label for verb, label in _TRAINING.items()}
    | {f"team.{verb}": label for verb, label in _TEAM.items()}
    | {f"site.{verb}": label for verb, label in _SITE.items()}
    | {f"appraisal.{verb}": label for verb, label in _APPRAISAL.items()}
    | {f"inspection.{verb}": label for verb, label in _INSPECTION.items()}
    | {f"forum.{verb}": label for verb, label in _FORUM.items()}
    | {f"meeting.{verb}": label for verb, label in _MEETING.items()}
    | {f"task.{verb}": label for verb, label in _TASK.items()}
    | {f"project.{verb}": label for verb, label in _PROJECT.items()}
    | {f"offline.{verb}": label for verb, label in _OFFLINE.items()}
    | {f"room.{verb}": label for verb, label in _ROOM.items()}
    | {f"booking.{verb}": label for verb, label in _BOOKING.items()}
    | {f"resource.{verb}": label for verb, label in _RESOURCE.items()}
    | {f"loan.{verb}": label for verb, label in _LOAN.items()}
    | {f"hours.{verb}": label for verb, label in _HOURS.items()}
    | {f"campaign.{verb}": label for verb, label in _CAMPAIGN.items()}
    | {f"notice.{verb}": label for verb, label in _NOTICE.items()}
    | {f"household_honor.{verb}": label for verb, label in _HOUSEHOLD.items()}
    | {verb: f"岗位{label}" for verb, label in POST_VERBS.items()}
    | _PRESENCE
    | _DUTY
    | _MENU
    | _SHOP
    | {f"content.{verb}": label for verb, label in _CONTENT.items()}
    | {f"complaint.{verb}": label for verb, label in _COMPLAINT.items()}
    | {f"message.{verb}": label for verb, label in _MESSAGE.items()}
    | {
        "announcement.write": "写统一通知",
        "announcement.release": "发统一通知",
        "announcement.cancel": "停统一通知",
    }
    | _FUND
    | _OTHERS
)
SUBJECTS = {
    "complaint": "投诉建议", "content": "稿件", "offline_device": "离线站", "message": "通知", "announcement": "统一通知",
    "fund": "专项资金", "fund_year": "专项资金", "commitment": "资金安排",
    "redemption": "兑换", "stock": "库存", "amendment": "更正单", "shop": "兑换点", "good": "可换的", "sponsor": "捐赠方",
    "household_honor": "拴正人家",
    "notice": "公示", "campaign": "典型评选",
    "delivery": "配送", "round": "配送计划", "round_plan": "巡回方案",
    "report_month": "月份", "month_summary": "月小结", "attendance": "到场", "roster": "名册", "order": "单", "proposal": "派单方案", "person": "人员", "account": "账号", "post": "岗位", "bond": "代办关系",
    "archive": "留痕", "backup": "备份", "learned": "学习记录", "experience": "我们的经验", "summary": "我们的经验",
    "export": "导出", "certificate": "证明", "site": "阵地", "resource": "资源", "loan": "借用", "room": "场地", "forum": "座谈会", "project": "项目", "booking": "场地预订", "decision": "研判", "finding": "时长线索", "record": "时长记录", "hours": "时长", "backfill": "补录", "dispute": "时长异议", "activity": "活动", "county": "全县", "standard": "所站标准", "point_rules": "积分规则", "deed": "好事", "village_rules": "村规", "trial": "试算", "areas": "区划", "journal": "留痕",
    "publication": "公开内容", "consent": "同意", "keys": "密钥", "retention": "到期清理",
    "capacity": "名额", "capacity_period": "名额", "service": "菜单", "menu": "菜单", "platform": "平台", "cooperation": "协作单",
    "team": "队伍", "recruitment": "招募管理制度", "training": "培训", "training_plan": "培训计划", "competence": "受训记录",
}  # fmt: skip


def grouped_labels() -> list[tuple[str, list[tuple[str, str]]]]:
    """Verbs by what they are about, as a choice field shows them."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for verb, label in LABELS.items():
        kind = verb.partition(".")[0]
        groups.setdefault(SUBJECTS.get(kind, "其他"), []).append((verb, label))
    return list(groups.items())
