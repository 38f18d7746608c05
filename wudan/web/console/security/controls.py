"""等保2.0 二级 (GB/T 22239-2019 §7.1): each control, what it asks, how it stands, where to look.

The clauses are told from memory, in sentences of our own: a person compares them with the
printed standard. A standing is a word, or the name of a measure taken when the page is opened.
"""

from dataclasses import dataclass

from wudan.web.console.security.standing import Standing


@dataclass(frozen=True, slots=True)
class Control:
    """One control."""

    clause: str
    name: str
    asks: str
    standing: Standing | str
    """A standing, or the names of measures in a row; the weakest of them counts."""
    how: str
    evidence: tuple[str, ...] = ()
    """Paths in the source, or names of pages."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the standard."""

    clause: str
    name: str
    controls: tuple[Control, ...]


DONE, PARTLY, OPEN, COUNTY = Standing.DONE, Standing.PARTLY, Standing.OPEN, Standing.COUNTY

COMPUTING = Part("7.1.4", "安全计算环境", (
    Control("7.1.4.1 a", "身份鉴别：身份唯一，口令够强", "一人一个账号；口令有长度和复杂度要求，定期换。", PARTLY,
            "账号名不重复，一人一个；口令至少 10 位，不许常见口令。不强制定期换：改为第二因素，口令泄露时换。",
            ("wudan/people/models/account.py", "config/settings.py")),
    Control("7.1.4.1 b", "身份鉴别：失败处理与超时", "连续输错要锁，长时间不动要退出。", DONE,
            "输错 5 次锁 15 分钟，只锁这个账号；在岗人员半小时不动退出，最长 12 小时；群众 30 天。",
            ("wudan/people/limits.py", "wudan/web/lasting.py")),
    Control("7.1.4.1 c", "身份鉴别：远程登录防窃听", "口令在网络上不能被听到。", "tls",
            "没有 TLS 时程序只肯在本机听。", ("wudan/jobs/commands/serve.py", "administration")),
    Control("7.1.4.1 +", "身份鉴别：第二因素", "二级没有硬性要求；这里在岗人员都要。", "second_factor",
            "动态码或打印的恢复码；没有通过第二因素的，只能以本人身份办事。", ("wudan/people/second_factor.py",)),
    Control("7.1.4.2 a-b", "访问控制：账号权限、默认账号", "按人分配权限；没有默认账号和默认口令。", "no_default_accounts",
            "权限跟岗位走，岗位有单位、有起止；不越级、不给比自己大的权。", ("wudan/people/roles.py", "wudan/jobs/commands/appoint.py")),
    Control("7.1.4.2 c", "访问控制：清理多余、过期、共享账号", "没人用的、到期的账号及时停。", "posts_confirmed",
            "岗位每季度要确认，没确认的自动停；人员离岗时办交接。", ("wudan/people/models/post.py",)),
    Control("7.1.4.2 d", "访问控制：最小权限、管理权分开", "管理用户只给需要的权，互相分开。", DONE,
            "系统、安全、审计三员分设，一人不能兼；审计员只看不改，系统管理员看不到群众的单。",
            ("wudan/people/roles.py", "wudan/people/models/post.py")),
    Control("7.1.4.3 a-b", "安全审计：覆盖每个用户，要素齐全", "重要行为和安全事件都记：时间、谁、什么事、结果。", DONE,
            "每一次改动和办事在同一个事务里留痕，写不进留痕就办不成。", ("wudan/journal/events.py", "journal")),
    Control("7.1.4.3 c", "安全审计：记录防改、要备份", "审计记录不能被删改，定期备份。", "trail_anchored",
            "数据库触发器不许改和删；链式哈希，每天锚定到库外。", ("wudan/journal/anchoring.py", "wudan/jobs/commands/verify_audit.py")),
    Control("7.1.4.4 a-c", "入侵防范：最小安装、关多余服务、限制管理地址", "只装需要的，只开需要的端口。", COUNTY,
            "程序只开一个端口；操作系统和管理终端由县里限制。", ("wudan/jobs/commands/serve.py",)),
    Control("7.1.4.4 d", "入侵防范：校验输入", "人机界面和接口来的内容要检查。", DONE,
            "每项输入都有类型、长度、字符检查；接口用模式校验；页面严格 CSP，没有内联脚本。",
            ("wudan/kit/text.py", "wudan/api/v1/fields.py", "tests/api/test_bad_input.py", "tests/web/hardening/test_every_page.py")),
    Control("7.1.4.4 e", "入侵防范：发现漏洞及时修", "知道漏洞，测过以后补上。", PARTLY,
            "依赖全部锁定版本和哈希；安全更新承诺 72 小时。谁来盯，县里要定人。", ("SECURITY.md", "requirements/run.txt")),
    Control("7.1.4.5", "恶意代码防范", "装防恶意代码软件，及时更新。", COUNTY,
            "服务器上的防病毒由县里装；上传的图片一律重画，不保存原件。", ("wudan/kit/pictures.py",)),
    Control("7.1.4.6", "可信验证", "可基于可信根验证启动和应用程序。", COUNTY, "看机房或政务云有没有可信启动；这是“可”，不是“应”。"),
    Control("7.1.4.7", "数据完整性", "传输中用校验保证数据没有被改。", "tls",
            "传输靠 TLS；库内的留痕有哈希链，加密字段带认证。", ("wudan/journal/proving.py",)),
    Control("7.1.4.8 a-b", "数据备份恢复", "本地备份能恢复；重要数据定时批量传到异地。", "restore",
            "备份、异地传送和恢复演练还没有做进来；在那以前由县里备份数据库、密钥文件和锚定文件。"),
    Control("7.1.4.9", "剩余信息保护", "鉴别信息用过的存储空间，给别人用以前要清掉。", DONE,
            "退出时会话整个删除，浏览器里的缓存一并清；口令只存散列；含个人信息的页面不许缓存。",
            ("wudan/web/headers.py", "wudan/web/portal/sign_in.py")),
    Control("7.1.4.10 a", "个人信息保护：只收业务需要的", "只采集、保存业务必需的个人信息。", DONE,
            "群众只要姓名、联系方式和服务地点；没有人脸、轨迹、打卡。", ("wudan/people/models/person.py", "wudan/web/relief/prohibitions.py")),
    Control("7.1.4.10 b", "个人信息保护：不许未授权访问", "没有授权不能看、不能用。", "personal_sealed alarms",
            "每人每分钟最多看 60 份、每天 300 份完整资料，用完就报警；一再碰别人的东西也报警。",
            ("wudan/people/budgets.py", "wudan/people/limits.py")),
))  # fmt: skip

CENTER = Part("7.1.5", "安全管理中心", (
    Control("7.1.5.1", "系统管理", "系统管理员要鉴别身份，只能在规定的界面操作，操作要审计。", DONE,
            "系统管理员有自己的页面，用第二因素进来，操作留痕。", ("wudan/web/console/administration.py", "administration")),
    Control("7.1.5.2", "审计管理", "审计管理员要鉴别身份；能查、能分析审计记录，审计员的操作也要审计。", DONE,
            "审计员看全部留痕并能核对链；导出也留痕。", ("wudan/journal/reading.py", "journal")),
))  # fmt: skip

BUILDING = Part("7.1.9", "安全建设管理", (
    Control("7.1.9.1", "定级和备案", "定级、论证、报主管部门批准、到公安备案。", COUNTY, "县里办；软件只能提供材料。"),
    Control("7.1.9.3", "产品采购和使用", "密码产品和服务要合国家要求。", COUNTY,
            "加密算法可以换成国密 SM4；是不是要过密评，由县里定。"),
    Control("7.1.9.4", "自行软件开发", "开发环境与运行分开，测试数据受控，上线前查恶意代码。", DONE,
            "测试用编的人；依赖锁哈希；每次改动都跑同一套检查。", ("Makefile", "tests/world.py", "tests/house/test_files.py")),
    Control("7.1.9.7-8", "测试验收与系统交付", "上线前做安全测试，交付清单、培训、文档。", PARTLY,
            "自测有记录：ASVS 逐条对照。上线前的第三方测试由县里请。", ("docs/security/asvs.csv",)),
    Control("7.1.9.9", "等级测评", "定期测评，不合格的整改；大改后重测。", COUNTY, "一般两年一次，由有资质的机构做。"),
))  # fmt: skip

RUNNING = Part("7.1.10", "安全运维管理", (
    Control("7.1.10.5", "漏洞和风险管理", "识别漏洞和隐患，评估后修补。", PARTLY,
            "怎么报漏洞、多久修好写在 SECURITY.md；收信的人由县里定。", ("SECURITY.md",)),
    Control("7.1.10.6", "网络和系统安全管理", "管理员分工，账号申请审批，日志和补丁有规定。", "posts_confirmed alarms",
            "岗位由上一级任命，重要岗位两人同意；报警进留痕。", ("wudan/people/actions/posts/__init__.py",)),
    Control("7.1.10.8", "配置管理", "记录并保存基本配置。", DONE,
            "所有设置列成一张表，只在一处读；县里的选择是一个文件夹。", ("docs/howto/settings.md", "config/environment.py")),
    Control("7.1.10.9", "密码管理", "用国家认可的密码技术和产品。", COUNTY,
            "算法可换；密钥不进数据库，谁保管由县里定。", ("SECURITY.md",)),
    Control("7.1.10.10", "变更管理", "变更先定方案，经过审批。", PARTLY,
            "结构变更都可退回，有记录；审批由县里办。", ("tests/house/test_models.py", "docs/adr/0015-tallies-in-rows.md")),
    Control("7.1.10.11", "备份与恢复管理", "定好备什么、多久备、怎么恢复，并演练。", "restore", "见 7.1.4.8。"),
    Control("7.1.10.12-13", "安全事件处置与应急预案", "有报告和处置程序，有预案，演练。", PARTLY,
            "泄露怎么办写成了步骤：4 小时内出初报，受影响的人从留痕里查。预案和演练由县里定。", ("SECURITY.md",)),
))  # fmt: skip

PARTS = (COMPUTING, CENTER, BUILDING, RUNNING)
