"""What a page is about, in a word of people's: by the first noun of its address."""

from collections.abc import Mapping

from wudan.kit.phrases import Phrase
from wudan.web.relief.house import House

_NOUNS: Mapping[str, str] = {
    "orders": Phrase("办单"), "intake": Phrase("代点单"), "claims": Phrase("办单"), "callbacks": Phrase("回访"), "slip": Phrase("回执"), "cooperations": Phrase("协作"),
    "activities": Phrase("活动"), "attend": Phrase("到场"), "presences": Phrase("到场"), "openings": Phrase("报名"), "sign-ups": Phrase("报名"), "shift-invitations": Phrase("排班"),
    "hours": Phrase("时长"), "findings": Phrase("时长"), "certificates": Phrase("证明"), "people": Phrase("群众资料"), "person": Phrase("群众资料"), "volunteers": Phrase("志愿者"),
    "volunteer": Phrase("志愿者"), "invitations": Phrase("志愿者"), "teams": Phrase("队伍"), "team": Phrase("队伍"), "members": Phrase("队伍"), "training": Phrase("培训"),
    "plans": Phrase("方案"), "support": Phrase("支持单"), "sites": Phrase("阵地"), "standing": Phrase("所站标准"), "checks": Phrase("所站标准"), "check-results": Phrase("所站标准"),
    "rectifications": Phrase("整改"), "demonstrations": Phrase("示范"), "rooms": Phrase("场地"), "bookings": Phrase("场地"), "resources": Phrase("资源"), "loans": Phrase("借用"),
    "projects": Phrase("项目"), "forums": Phrase("座谈会"), "candidates": Phrase("项目"), "platforms": Phrase("平台菜单"), "services": Phrase("平台菜单"), "rounds": Phrase("配送"),
    "deliveries": Phrase("配送"), "round-plans": Phrase("配送"), "dispatching": Phrase("派单"), "redemptions": Phrase("兑换"), "shops": Phrase("兑换"), "counter": Phrase("兑换"),
    "cards": Phrase("积分卡"), "points": Phrase("积分"), "rules": Phrase("积分规则"), "deeds": Phrase("好事"), "households": Phrase("户"), "household-honors": Phrase("户"),
    "campaigns": Phrase("典型"), "nominations": Phrase("典型"), "candidacies": Phrase("典型"), "posts": Phrase("岗位"), "handovers": Phrase("交接"), "privacy": Phrase("隐私请求"),
    "exports": Phrase("导出"), "national": Phrase("国家系统"), "account": Phrase("自己的账号"), "second-factor": Phrase("自己的账号"), "sign-in": Phrase("自己的账号"),
    "meetings": Phrase("会议"), "funds": Phrase("资金"), "fund": Phrase("资金"), "registers": Phrase("台账"), "months": Phrase("台账"), "weeks": Phrase("台账"), "inspections": Phrase("督查"),
    "appraisals": Phrase("考核"), "complaints": Phrase("投诉建议"), "learned": Phrase("学习记录"),
    "announcements": Phrase("通知"), "messages": Phrase("通知"), "attention": Phrase("研判"), "call": Phrase("代点单"), "competences": Phrase("培训"), "connections": Phrase("接入系统"),
    "content": Phrase("宣传内容"), "experience": Phrase("我们的经验"), "journal": Phrase("留痕"), "kiosks": Phrase("大厅的屏"), "paper": Phrase("纸表"), "reach": Phrase("出户可及"),
    "recruitment": Phrase("招募"), "screens": Phrase("大屏"), "solvency": Phrase("兑换"), "offline": Phrase("离线办的"), "offline-acts": Phrase("离线办的"), "tasks": Phrase("会议交办"),
    "duties": Phrase("谁负什么责"), "motions": Phrase("会议"), "commitments": Phrase("资金"), "appraisal-sheets": Phrase("考核"), "appraisal-appeals": Phrase("考核"),
    "volunteering": Phrase("志愿者"), "earning": Phrase("积分规则"), "honors": Phrase("典型"), "visits": Phrase("督查"), "summaries": Phrase("台账"), "goods": Phrase("兑换"), "stories": Phrase("典型"), "awards": Phrase("典型"), "counters": Phrase("志愿者"),
}  # fmt: skip
ELSE = Phrase("其他")


def subjects(house: House) -> dict[str, str]:
    """Name of each page → what it is about."""
    return {name: about(path) for path, name in house.addresses if name}


def about(path: str) -> str:
    """The word of one address."""
    parts = [part for part in path.strip("/").split("/") if part not in {"desk", ""}]
    return _NOUNS.get(parts[0], ELSE) if parts else ELSE
