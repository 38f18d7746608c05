"""What events are called on the auditor's page. A verb without a name is shown as it is."""

from wudan.activities.enums import ActivityVerb
from wudan.deliveries.enums import DeliveryVerb, PlanVerb, RoundVerb
from wudan.honors.enums.campaign import CampaignVerb
from wudan.honors.enums.household import HouseholdVerb
from wudan.kit.phrases import Phrase, as_phrase
from wudan.meetings.enums import TaskStep
from wudan.orders.enums import Verb
from wudan.projects.enums import ProjectVerb
from wudan.sites.enums.loan import LoanVerb
from wudan.sites.enums.resource import ResourceVerb
from wudan.web.console.posts.wording import VERBS as POST_VERBS

_ACCOUNT = {
    "open": Phrase("开通账号"), "sign_in": Phrase("登录"), "fail": Phrase("登录失败"), "lock": Phrase("账号锁定"), "unlock": Phrase("开锁"),
    "sign_out": Phrase("退出"), "second_factor": Phrase("第二因素"), "second_factor_set_up": Phrase("设第二因素"),
    "second_factor_reset": Phrase("撤销第二因素"), "second_factor_renewed": Phrase("换恢复码表"),
    "send_code": Phrase("发验证码"), "code_not_sent": Phrase("验证码没有发出"), "connect": Phrase("绑定微信"),
    "disconnect": Phrase("解绑微信"), "password": Phrase("改密码"), "display": Phrase("换长辈版或标准版"),
    "alarm": Phrase("账号报警"),
}  # fmt: skip
_PERSON = {
    "enter": Phrase("录入人员"), "enroll": Phrase("登记入队"), "correct": Phrase("更正资料"), "reveal": Phrase("查看完整信息"), "erase": Phrase("删除资料"),
    "register": Phrase("登记为志愿者"), "merge": Phrase("合并人员"), "separate": Phrase("拆开人员"), "freeze": Phrase("限制使用"),
    "open_feed": Phrase("生成日历地址"), "close_feed": Phrase("作废日历地址"),
    "ask": Phrase("提出隐私请求"), "answer": Phrase("答复隐私请求"), "export": Phrase("复制资料"),
}  # fmt: skip
_ORDER = {
    "draw": Phrase("抽中回访"), "call_back": Phrase("回访"), "unsay": Phrase("声明没有这样说"), "lock_slip": Phrase("回执锁定"), "overdue": Phrase("超时未办"),
    "redraw_slip": Phrase("换回执码"),
}  # fmt: skip
_INTAKE = {
    "sheet.print": Phrase("印点单卡"), "sheet.take": Phrase("录入纸表"), "batch.send": Phrase("交纸表照片"), "scan.drop": Phrase("纸表照片不要了"),
    "kiosk.open": Phrase("登记大厅点单机"), "kiosk.begin": Phrase("大厅点单机开机"), "kiosk.end": Phrase("停用大厅点单机"),
    "kiosk.ask": Phrase("大厅叫号"), "kiosk.settle": Phrase("大厅叫号办完"),
}  # fmt: skip
_PROPOSAL = {
    "make": Phrase("整批提出派单方案"), "accept": Phrase("送出方案"), "override": Phrase("方案里改派"), "drop": Phrase("方案里这次不送"),
    "settle": Phrase("方案都有了着落"),
}  # fmt: skip
_BOND = {
    "propose": Phrase("提出代办"), "confirm": Phrase("确认代办"), "end": Phrase("结束代办"), "name_reviewer": Phrase("定谁来评"),
}  # fmt: skip
_CONTENT = {
    "write": Phrase("写稿"), "copy": Phrase("照抄一篇"), "attach": Phrase("传文件"), "propose": Phrase("送审"), "call_back": Phrase("撤回送审"), "sign": Phrase("审签"),
    "send_back": Phrase("退回稿子"), "mark": Phrase("校对"), "settle": Phrase("处理校对"), "plan": Phrase("定公开的日子"), "publish": Phrase("公开稿子"),
    "withhold": Phrase("没有按时公开"), "take_down": Phrase("撤下稿子"), "use": Phrase("记使用"), "strike_use": Phrase("划掉使用记录"), "post": Phrase("发到网络阵地"),
}  # fmt: skip
_EXPORT = {
    "import": Phrase("导入交换包"), "report": Phrase("勾选送报"), "ask": Phrase("申请导出"), "approve": Phrase("批准导出"), "refuse": Phrase("不准导出"), "make": Phrase("生成导出"),
    "fetch": Phrase("取走导出"), "stop": Phrase("拦下导出"), "clear": Phrase("清除导出文件"),
}  # fmt: skip
_TRAINING = {
    "plan": Phrase("写培训计划"), "adopt": Phrase("通过培训计划"), "open": Phrase("发布培训"), "change": Phrase("改培训"), "cancel": Phrase("取消培训"),
    "remind": Phrase("提醒受训的人"), "sign_up": Phrase("报名培训"), "withdraw": Phrase("退出培训"), "mark": Phrase("登记培训名册"), "correct": Phrase("更正培训名册"),
    "recognize": Phrase("认可外面的培训"), "revoke": Phrase("撤销受训记录"),
}  # fmt: skip
_TEAM = {
    "keep": Phrase("改队伍资料"), "tell_paper": Phrase("登记队伍的保险或证照"), "check_paper": Phrase("看过队伍的原件"),
    "strike_paper": Phrase("队伍的保险或证照不作数"), "dissolve": Phrase("解散队伍"),
    "apply": Phrase("申请入队"), "apply_for": Phrase("代申请入队"), "disown": Phrase("声明没有申请过入队"), "introduce": Phrase("介绍入队"), "agree": Phrase("本人同意入队申请"), "withdraw": Phrase("收回入队申请"),
    "approve": Phrase("同意入队"), "refuse": Phrase("不同意入队"), "leave": Phrase("退队"), "end": Phrase("请其退队"),
    "appeal": Phrase("申诉入队退队"), "decide_appeal": Phrase("定申诉"), "pass_on": Phrase("申诉过期上交"),
    "plan": Phrase("写方案"), "consult": Phrase("方案协商"), "adjust": Phrase("方案调整"), "adopt": Phrase("通过方案"), "renew": Phrase("方案再写一版"),
    "support_ask": Phrase("请总队支持"), "support_offer": Phrase("总队提出支持"), "support_accept": Phrase("答应支持"),
    "support_refuse": Phrase("没有答应支持"), "support_schedule": Phrase("约支持的日子"), "support_confirm": Phrase("确认支持做完"), "support_done": Phrase("支持做完"), "support_withdraw": Phrase("收回支持单"), "support_overdue": Phrase("支持单到期没有答复"),
}  # fmt: skip
_FOUNDING = {
    "propose": Phrase("组建队伍，请队长"), "accept": Phrase("答应当队长，建队"), "refuse": Phrase("没有答应当队长"), "drop": Phrase("收回组建"),
    "lapse": Phrase("组建停了"),
}  # fmt: skip
_APPRAISAL = {
    "simulate": Phrase("试算考核表"), "adopt": Phrase("采用考核表"), "open": Phrase("开始考核"), "judge": Phrase("评一项"), "publish": Phrase("发初步结果"),
    "appeal": Phrase("考核申诉"), "answer": Phrase("答复考核申诉"), "finalise": Phrase("定考核结果"),
}  # fmt: skip
_INSPECTION = {
    "plan": Phrase("安排督查指导"), "visit": Phrase("督查一处"), "guide": Phrase("指导一处"), "drop": Phrase("一处不去了"),
    "close": Phrase("结束督查指导"),
}  # fmt: skip
_SITE_VISIT = {"announce": Phrase("告知阵地要来督查指导"), "drop": Phrase("告知阵地不来了")}
_UNIT_VISIT = {
    "announce": Phrase("告知督查指导"), "see": Phrase("督查指导一家"), "drop": Phrase("一家不去了"), "mend": Phrase("说整改好了"),
    "look": Phrase("整改再看一次"),
}  # fmt: skip
_SITE = {
    "check": Phrase("对标检查"), "mend": Phrase("整改完成"), "recheck": Phrase("整改复查"), "grant_demonstration": Phrase("认定示范"),
    "review_demonstration": Phrase("示范复核"), "withdraw_demonstration": Phrase("撤销示范"), "lapse_demonstration": Phrase("示范到期"),
    "pair": Phrase("结对帮带"), "visit_pair": Phrase("帮带走访"), "end_pair": Phrase("结束帮带"), "name_staff": Phrase("登记工作人员"),
    "end_staff": Phrase("不再担任工作人员"), "open": Phrase("开设阵地"), "contact": Phrase("改电话、开放时间、地址"), "identity": Phrase("改名称、设在哪里"),
    "rehang": Phrase("阵地改归"), "end": Phrase("撤销阵地"),
}  # fmt: skip
_HOURS = {
    "record": Phrase("记录时长"), "import": Phrase("导入时长"), "reverse": Phrase("冲正时长"), "backfill_ask": Phrase("申请补录"), "backfill_decide": Phrase("审批补录"),
    "backfill_open": Phrase("查看补录材料"), "dispute": Phrase("提时长异议"), "answer": Phrase("答复时长异议"),
    "escalate": Phrase("时长异议上交"), "star": Phrase("申请星级"), "carry": Phrase("时长跟着档案合并、分开"), "long_day": Phrase("批准长时间服务"),
}  # fmt: skip
_ACTIVITY = {verb.value: f"{verb.label}（活动）" for verb in ActivityVerb} | {
    "repeat": "排成系列", "room": "给活动订场地", "propose_staffing": "排班建议", "change_staffing": "改排班名单",
    "tell_willing": "说愿意去哪几班", "drop_willing": "收回愿意去",
}  # fmt: skip
_DELIVERY = {verb.value: Phrase("{verb}（配送）", verb=verb.label) for verb in DeliveryVerb}
_ROUND = {verb.value: f"{verb.label}（配送计划）" for verb in RoundVerb} | {"place": "安排配送"}
_ROUND_PLAN = {verb.value: verb.label for verb in PlanVerb} | {
    "amended": "算好改排的", "adopt": "采用改排的", "drop": "没采用改排的", "leave": "队伍退出",
}  # fmt: skip
_FORUM = {
    "call": Phrase("召集座谈会"),
    "move": Phrase("座谈会改期"),
    "hold": Phrase("登记座谈会"),
    "note": Phrase("记座谈会发言"),
    "drop": Phrase("座谈会没有开"),
}
_REGISTER = {
    "representative.name": Phrase("登记群众代表"), "representative.end": Phrase("群众代表不再担任"),
    "organisation.name": Phrase("登记志愿服务组织"), "organisation.end": Phrase("志愿服务组织不再来"),
    "organisation.step_back": Phrase("联系人不当了"),
}  # fmt: skip
_MEETING = {
    "draft": Phrase("拟定会议"), "call": Phrase("通知开会"), "move": Phrase("会议改期"), "drop": Phrase("会议没有开成"), "hold": Phrase("登记到会"), "invite": Phrase("加请单位到会"), "excuse": Phrase("不请一个单位了"), "write": Phrase("记纪要"),
    "add": Phrase("加议题"), "decide": Phrase("纪要里定一件"), "undecide": Phrase("纪要里去掉一件"), "adopt": Phrase("定下纪要"), "correct": Phrase("更正纪要"),
}  # fmt: skip
_TASK = {step.value: Phrase("{step}（会议交办）", step=step.label) for step in TaskStep} | {
    "remind": Phrase("提醒快到期（会议交办）"), "overdue": Phrase("提醒已到期（会议交办）"),
}  # fmt: skip
_DUTY = {
    "tenure.name": Phrase("登记任职"), "tenure.end": Phrase("不再担任"), "motion.raise": Phrase("提请研究"), "motion.withdraw": Phrase("收回提请研究"),
}  # fmt: skip
_PROJECT = {verb.value: f"{verb.label}（项目）" for verb in ProjectVerb} | {
    "name_reviewer": "指定评审人", "declare": "声明回避", "give_review": "交评审", "appeal": "申诉准入决定",
    "uphold": "维持准入决定", "join_work": Phrase("说明项目和哪项重点工作结合"),
}  # fmt: skip
_SIGN_UP = {
    "place": Phrase("报名，报上了"), "wait": Phrase("报名，候补"), "promote": Phrase("候补递补"), "withdraw": Phrase("说来不了"),
    "offer": Phrase("找人顶替"), "keep": Phrase("不用顶替了"), "replace": Phrase("顶替"),
}  # fmt: skip
_SHIFT_INVITATION = {
    "send": Phrase("发班次邀请"), "accept": Phrase("答应班次邀请"), "refuse": Phrase("班次邀请去不了"), "lapse": Phrase("班次邀请到期"),
    "recall": Phrase("收回班次邀请"),
}  # fmt: skip
_CERTIFICATE = {
    "make": Phrase("出具证明"), "print": Phrase("打印证明"), "withdraw": Phrase("收回证明"), "revoke": Phrase("撤销证明"),
}  # fmt: skip
_PRESENCE = {
    "attendance.come": Phrase("登记到场"), "attendance.leave": Phrase("登记离开"), "attendance.vouch": Phrase("组织方确认到场"),
    "attendance.witness": Phrase("服务对象确认到场"), "attendance.confirm": Phrase("到场两方都确认"),
    "attendance.correct": Phrase("更正到场时间"), "attendance.strike": Phrase("到场不算"), "roster.take": Phrase("带走名册"),
    "roster.deliver": Phrase("交回离线名册"), "roster.print": Phrase("打印名册"), "roster.type": Phrase("录入纸质名册"),
}  # fmt: skip
_OFFLINE = {
    "take": Phrase("带走离线站"), "receive": Phrase("收下离线办的"), "decide": Phrase("定一件离线办的"), "look_over": Phrase("看过离线办的时间"), "put_away": Phrase("清掉离线站"),
}  # fmt: skip
_ROOM = {
    "add": Phrase("登记场地"), "correct": Phrase("改场地"), "close": Phrase("场地停用"), "reopen": Phrase("取消停用"), "give_up": Phrase("不再作场地"),
}  # fmt: skip
_BOOKING = {
    "book": Phrase("订场地"), "ask": Phrase("申请场地"), "wait": Phrase("候补场地"), "agree": Phrase("同意预订"), "turn_down": Phrase("不同意预订"),
    "cancel": Phrase("取消预订"), "confirm": Phrase("再确认预订"), "release": Phrase("没再确认，让出场地"), "promote": Phrase("候补递补"),
    "put_forward": Phrase("候补轮到，等同意"), "lapse": Phrase("没有答复，申请到期"),
    "see": Phrase("记场地用了没有"),
}  # fmt: skip
_MENU = {
    "capacity.free": Phrase("名额空出来了"), "service.limit": Phrase("定名额"), "service.edit": Phrase("改菜单项"), "service.ask_change": Phrase("提出要复准的改动"), "service.settle_change": Phrase("复准菜单项的改动"), "service.offer": Phrase("上架"), "service.join_work": Phrase("说明菜单项和哪项重点工作结合"),
    "key_work.add": Phrase("加重点工作"), "key_work.correct": Phrase("改重点工作"),
    "service.take_off": Phrase("下架"), "service.stay_off": Phrase("没有上架"), "menu.publish": Phrase("发布一月菜单"), "menu.open": Phrase("一月菜单生效"),
    "platform.hand_over": Phrase("移交平台"), "platform.cooperate": Phrase("定为配合部门"), "platform.part": Phrase("不再配合"),
    "cooperation.ask": Phrase("请部门配合"), "cooperation.accept": Phrase("答应配合"), "cooperation.refuse": Phrase("没有答应配合"),
    "cooperation.escalate": Phrase("请中心裁定"), "cooperation.rule": Phrase("裁定协作"), "cooperation.finish": Phrase("协作办好"),
    "cooperation.take_back": Phrase("收回协作单"),
}  # fmt: skip
_FAMILY = {
    "register": Phrase("登记户"), "join": Phrase("进户"), "leave": Phrase("出户"), "head": Phrase("换户主"), "split": Phrase("分户"), "merge": Phrase("并户"),
}  # fmt: skip
_POINTS = {
    "pool": Phrase("家庭内转分"), "carry": Phrase("积分随人随户转"), "reverse": Phrase("冲正积分"),
}  # fmt: skip
_COUNTER = {
    "take_along": Phrase("带走柜台"), "deliver": Phrase("交回离线兑换"), "settle": Phrase("定离线兑换"), "close": Phrase("收柜"),
}  # fmt: skip
_CARD = {
    "issue": Phrase("发积分卡"), "lock": Phrase("积分卡密码输错锁上"), "unlock": Phrase("积分卡开锁或换密码"), "report_lost": Phrase("积分卡挂失"),
    "replace": Phrase("换新积分卡"), "return": Phrase("收回积分卡"),
}  # fmt: skip
_SHOP = {
    "redemption.reserve": Phrase("兑换"), "redemption.collect": Phrase("领走"), "redemption.cancel": Phrase("取消兑换"), "redemption.expire": Phrase("兑换过期"),
    "stock.receive": Phrase("进货"), "amendment.ask": Phrase("提退回、报损或盘点"), "amendment.agree": Phrase("第二个人办了更正单"),
    "amendment.refuse": Phrase("第二个人没有同意"), "shop.open": Phrase("开兑换点"), "shop.correct": Phrase("改兑换点"), "shop.close": Phrase("停兑换点"),
    "shop.reopen": Phrase("兑换点再开"), "good.list": Phrase("登记可换的"), "good.correct": Phrase("改可换的"), "sponsor.note": Phrase("登记捐赠方"),
    "sponsor.name": Phrase("改捐赠方写不写名字"),
}  # fmt: skip
_OTHERS = {
    "recruitment.adopt": Phrase("通过招募管理制度"),
    "invitation.answer": Phrase("邀请有了结果"), "invitation.read": Phrase("读邀请名单"), "invitation.send": Phrase("发出邀请"),
    "volunteer.tell": Phrase("志愿者说自己的意愿"), "volunteer.tell_licence": Phrase("登记证照"),
    "volunteer.check_licence": Phrase("看过证照原件"), "volunteer.remove_licence": Phrase("证照不再作数"),
    "consent.give": Phrase("同意"), "consent.withdraw": Phrase("收回同意"), "publication.alarm": Phrase("公开内容报警"),
    "attention.decide": Phrase("研判"), "finding.look": Phrase("查时长线索"), "finding.decide": Phrase("研判时长线索"), "site.close": Phrase("阵地关闭"), "site.move": Phrase("阵地搬迁"),
    "site.reopen": Phrase("阵地重开"), "standard.adopt": Phrase("采用标准"), "standard.revise": Phrase("改出新的一版标准"), "standard.paper": Phrase("附上标准的文件"), "point_rules.adopt": Phrase("施行积分规则"), "provision.note": Phrase("登记兑付预算"), "stock_count.take": Phrase("盘点"),
    "points.earn": Phrase("时长得分"), "points.unearn": Phrase("收回时长得分"), "deed.keep": Phrase("记一件好事"), "deed.second": Phrase("核实好事"),
    "deed.refuse": Phrase("好事没有通过"), "deed.object": Phrase("对好事提异议"), "deed.answer": Phrase("答复好事异议"), "deed.take_back": Phrase("冲正好事"),
    "village_rules.propose": Phrase("提出村规"), "village_rules.decide": Phrase("村规定了"), "village_rules.drop": Phrase("村规没有定"),
    "report.ask": Phrase("重算分布报告"), "screen.open": Phrase("生成大屏地址"), "screen.end": Phrase("停用大屏地址"), "system.register": Phrase("登记接入的系统"), "system.agree": Phrase("同意负责接入的系统"), "system.make_key": Phrase("给接入的系统发密钥"), "system.end": Phrase("停用接入的系统"), "system.take_in": Phrase("接入的系统送来一单"), "system.subscribe": Phrase("让接入的系统听到消息"), "system.rotate_secret": Phrase("换消息的签名密钥"), "system.unsubscribe": Phrase("不再给接入的系统送消息"), "system.redeliver": Phrase("消息再送一次"), "system.dead_subscription": Phrase("消息一直送不到，已停"), "month.draft": Phrase("起草月小结"), "summary.confirm": Phrase("确认月小结"), "summary.take_back": Phrase("收回月小结的确认"), "month.close": Phrase("月份关账"), "month.reopen": Phrase("月份重开"), "trial.ask": Phrase("试算积分规则"), "trial.finish": Phrase("试算算好"), "trial.stop": Phrase("试算没有算成"), "areas.import": Phrase("导入区划"), "areas.points": Phrase("导入村的点"), "journal.archive": Phrase("留痕存档"),
    "retention.apply": Phrase("到期清理"), "keys.begin": Phrase("启用新密钥"), "keys.rotate": Phrase("更换密钥"), "keys.renew_signing": Phrase("换签名密钥"),
}  # fmt: skip
_MESSAGE = {
    "prefer": Phrase("定怎样告诉"), "forget": Phrase("删除告诉过的"), "call": Phrase("打电话、捎口信"), "print": Phrase("印纸条"), "carry": Phrase("捎到纸条"),
    "allow": Phrase("定短信上限"),
}  # fmt: skip
_CAMPAIGN = {verb.value: f"{verb.label}（典型评选）" for verb in CampaignVerb} | {
    "show": "改写不写全名、放不放照片", "remind": "提醒部门答复", "forget": "参评资料随注销删除",
}  # fmt: skip
_NOTICE = {
    "publish": Phrase("上公示"), "object": Phrase("提异议"), "answer": Phrase("答复异议"), "retract": Phrase("收回异议"), "close": Phrase("结束公示"),
    "hide": Phrase("公示里不再写全名"),
}  # fmt: skip
_RESOURCE = {verb.value: f"{verb.label}（资源）" for verb in ResourceVerb} | {
    "import": "导入资源表"
}
_LOAN = {verb.value: Phrase("{verb}（借用）", verb=verb.label) for verb in LoanVerb}
_HOUSEHOLD = {verb.value: as_phrase(verb.label) for verb in HouseholdVerb} | {
    "allow": "同意展示", "withdraw_display": "收回展示", "put_picture": "放照片",
}  # fmt: skip
_FUND = {
    "fund.open": Phrase("登记专项资金"), "fund.add": Phrase("追加拨款"), "fund.shift": Phrase("用途间调剂"), "fund.close": Phrase("专项资金关账"), "commitment.make": Phrase("安排资金"),
    "commitment.approve": Phrase("同意资金安排"), "commitment.refuse": Phrase("不同意资金安排"), "commitment.spend": Phrase("资金支出"),
    "commitment.release": Phrase("放回资金"), "commitment.reverse": Phrase("冲回支出"), "commitment.carry": Phrase("结转资金"),
}  # fmt: skip
_COMPLAINT = {
    "file": Phrase("提投诉建议"), "reply": Phrase("投诉人补充"), "rate": Phrase("投诉人评价答复"), "reopen": Phrase("投诉重新办理"), "receive": Phrase("受理投诉"), "ask": Phrase("问投诉人"),
    "extend": Phrase("投诉延期"), "answer": Phrase("答复投诉"), "transfer": Phrase("转交投诉"), "merge": Phrase("投诉并案"), "raise": Phrase("投诉超时上交"),
    "reveal": Phrase("看投诉人是谁"), "lock_slip": Phrase("投诉查询码锁定"), "forget": Phrase("清空投诉"),
}  # fmt: skip
LABELS: dict[str, str] = (
    {f"order.{verb.value}": as_phrase(verb.label) for verb in Verb}
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
    | {f"founding.{verb}": label for verb, label in _FOUNDING.items()}
    | {f"site.{verb}": label for verb, label in _SITE.items()}
    | {f"appraisal.{verb}": label for verb, label in _APPRAISAL.items()}
    | {f"inspection.{verb}": label for verb, label in _INSPECTION.items()}
    | {f"site_visit.{verb}": label for verb, label in _SITE_VISIT.items()}
    | {f"unit_visit.{verb}": label for verb, label in _UNIT_VISIT.items()}
    | {f"forum.{verb}": label for verb, label in _FORUM.items()}
    | _REGISTER
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
    "complaint": Phrase("投诉建议"), "content": Phrase("稿件"), "offline_device": Phrase("离线站"), "message": Phrase("通知"), "announcement": Phrase("统一通知"),
    "fund": Phrase("专项资金"), "fund_year": Phrase("专项资金"), "commitment": Phrase("资金安排"),
    "redemption": Phrase("兑换"), "stock": Phrase("库存"), "amendment": Phrase("更正单"), "shop": Phrase("兑换点"), "good": Phrase("可换的"), "sponsor": Phrase("捐赠方"),
    "household_honor": Phrase("命名的人家"),
    "notice": Phrase("公示"), "campaign": Phrase("典型评选"),
    "delivery": Phrase("配送"), "round": Phrase("配送计划"), "round_plan": Phrase("巡回方案"),
    "report_month": Phrase("月份"), "month_summary": Phrase("月小结"), "attendance": Phrase("到场"), "roster": Phrase("名册"), "order": Phrase("单"), "proposal": Phrase("派单方案"), "person": Phrase("人员"), "account": Phrase("账号"), "post": Phrase("岗位"), "bond": Phrase("代办关系"),
    "archive": Phrase("留痕"), "backup": Phrase("备份"), "learned": Phrase("学习记录"), "experience": Phrase("我们的经验"), "summary": Phrase("我们的经验"),
    "export": Phrase("导出"), "certificate": Phrase("证明"), "site": Phrase("阵地"), "resource": Phrase("资源"), "loan": Phrase("借用"), "room": Phrase("场地"), "forum": Phrase("座谈会"), "unit_visit": Phrase("督查部门镇街"), "site_visit": Phrase("督查指导阵地"), "representative": Phrase("群众代表"), "organisation": Phrase("志愿服务组织"), "project": Phrase("项目"), "key_work": Phrase("重点工作"), "booking": Phrase("场地预订"), "decision": Phrase("研判"), "finding": Phrase("时长线索"), "record": Phrase("时长记录"), "hours": Phrase("时长"), "backfill": Phrase("补录"), "dispute": Phrase("时长异议"), "activity": Phrase("活动"), "county": Phrase("全县"), "standard": Phrase("所站标准"), "point_rules": Phrase("积分规则"), "deed": Phrase("好事"), "village_rules": Phrase("村规"), "trial": Phrase("试算"), "areas": Phrase("区划"), "journal": Phrase("留痕"),
    "publication": Phrase("公开内容"), "consent": Phrase("同意"), "keys": Phrase("密钥"), "retention": Phrase("到期清理"),
    "capacity": Phrase("名额"), "capacity_period": Phrase("名额"), "service": Phrase("菜单"), "menu": Phrase("菜单"), "platform": Phrase("平台"), "cooperation": Phrase("协作单"),
    "team": Phrase("队伍"), "founding": Phrase("组建队伍"), "recruitment": Phrase("招募管理制度"), "training": Phrase("培训"), "training_plan": Phrase("培训计划"), "competence": Phrase("受训记录"),
}  # fmt: skip


def grouped_labels() -> list[tuple[str, list[tuple[str, str]]]]:
    """Verbs by what they are about, as a choice field shows them."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for verb, label in LABELS.items():
        kind = verb.partition(".")[0]
        groups.setdefault(SUBJECTS.get(kind, Phrase("其他")), []).append((verb, label))
    return list(groups.items())
