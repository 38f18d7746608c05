"""What a page is about, in a word of people's: by the first noun of its address."""

from collections.abc import Mapping

from wudan.web.relief.house import House

_NOUNS: Mapping[str, str] = {
    "orders": "办单", "intake": "代点单", "claims": "办单", "callbacks": "回访", "slip": "回执", "cooperations": "协作",
    "activities": "活动", "attend": "到场", "presences": "到场", "openings": "报名", "sign-ups": "报名", "shift-invitations": "排班",
    "hours": "时长", "findings": "时长", "certificates": "证明", "people": "群众资料", "person": "群众资料", "volunteers": "志愿者",
    "volunteer": "志愿者", "invitations": "志愿者", "teams": "队伍", "team": "队伍", "members": "队伍", "training": "培训",
    "plans": "方案", "support": "支持单", "sites": "阵地", "standing": "所站标准", "checks": "所站标准", "check-results": "所站标准",
    "rectifications": "整改", "demonstrations": "示范", "rooms": "场地", "bookings": "场地", "resources": "资源", "loans": "借用",
    "projects": "项目", "forums": "座谈会", "candidates": "项目", "platforms": "平台菜单", "services": "平台菜单", "rounds": "配送",
    "deliveries": "配送", "round-plans": "配送", "dispatching": "派单", "redemptions": "兑换", "shops": "兑换", "counter": "兑换",
    "cards": "积分卡", "points": "积分", "rules": "积分规则", "deeds": "好事", "households": "户", "household-honors": "户",
    "campaigns": "典型", "nominations": "典型", "candidacies": "典型", "posts": "岗位", "handovers": "交接", "privacy": "隐私请求",
    "exports": "导出", "national": "国家系统", "account": "自己的账号", "second-factor": "自己的账号", "sign-in": "自己的账号",
    "meetings": "会议", "funds": "资金", "fund": "资金", "registers": "台账", "months": "台账", "weeks": "台账", "inspections": "督查",
    "appraisals": "考核", "complaints": "投诉建议", "learned": "学习记录",
    "announcements": "通知", "messages": "通知", "attention": "研判", "call": "代点单", "competences": "培训", "connections": "接入系统",
    "content": "宣传内容", "experience": "我们的经验", "journal": "留痕", "kiosks": "大厅的屏", "paper": "纸表", "reach": "出户可及",
    "recruitment": "招募", "screens": "大屏", "solvency": "兑换", "offline": "离线办的", "offline-acts": "离线办的", "tasks": "会议交办",
    "duties": "谁负什么责", "motions": "会议", "commitments": "资金", "appraisal-sheets": "考核", "appraisal-appeals": "考核",
    "volunteering": "志愿者", "earning": "积分规则", "honors": "典型", "visits": "督查", "summaries": "台账", "goods": "兑换", "stories": "典型", "awards": "典型", "counters": "志愿者",
}  # fmt: skip
ELSE = "其他"


def subjects(house: House) -> dict[str, str]:
    """Name of each page → what it is about."""
    return {name: about(path) for path, name in house.addresses if name}


def about(path: str) -> str:
    """The word of one address."""
    parts = [part for part in path.strip("/").split("/") if part not in {"desk", ""}]
    return _NOUNS.get(parts[0], ELSE) if parts else ELSE
