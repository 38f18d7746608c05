"""减负自检: each thing that 国办函〔2026〕12号 and the volunteer law forbid or ask for, with its proof.

An item is bound to looks into the running house and to tests by name; a house test sees to it that
each has both and that the tests exist (domain §3.1; feature 36).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from wudan.web.relief.looks import (
    Look,
    browser_keeps_shut,
    half_yearly_at_most,
    never_appraised_by,
    no_address,
    no_column,
    no_field_demanded,
    no_file_demanded,
    no_long_form,
    nothing_typed_in,
    opens_to_everybody,
)
from wudan.web.relief.reasons import FILES_DEMANDED, LONG_FORMS, MOST_DEMANDED

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

MEASURE = "国办函〔2026〕12号《政务移动互联网应用程序规范化管理办法》"
VOLUNTEER_LAW = "《志愿服务条例》"
PERSONAL_LAW = "《个人信息保护法》"
_NOT_FOR_APPRAISAL = (
    "attendances", "volunteers", "hours", "service_minutes", "points", "log_in", "log_ins", "sign_ins", "check_in", "check_ins",
    "clicks", "photos", "likes", "votes", "forwards",
)  # fmt: skip
_HERE = "tests/web/relief/test_self_check.py"


@dataclass(frozen=True, slots=True)
class Prohibition:
    """One thing that is forbidden, how the house does without, and how that is proved."""

    code: str
    clause: str
    """Which of the measure's five, or the law."""
    words: "str | _StrPromise"
    instead: "str | _StrPromise"
    looks: tuple[Look, ...]
    tests: tuple[str, ...]
    """As `tests/house/test_x.py::test_y`."""


PROHIBITIONS: tuple[Prohibition, ...] = (
    Prohibition(
        "forms", "①", _("随意或者重复要求基层填表报数、交材料"),
        _("数字从办单、办活动的过程里算出来，同一件事只记一次；报表只看、只确认，不用填数。一张表单非填不可的超过十格，要写明理由。"),
        (nothing_typed_in(".registers.", ".reports.", ".statistics.", ".appraisals."), no_long_form(MOST_DEMANDED, but=LONG_FORMS)),
        (f"{_HERE}::test_a_long_form_and_a_typed_figure_are_seen", "tests/web/relief/test_self_check.py::test_every_reason_is_for_a_form_there_is",
         "tests/registers/test_spread.py::test_the_same_rows_give_the_same_figures"),
    ),
    Prohibition(
        "check-in", "②", _("打卡签到"),
        _("工作人员没有打卡。志愿者到场登记是为了记时长、保安全，可以用纸名册，队长代记；从不计入哪个单位的成绩。"),
        (no_column("punch", "punched", "clock_in", "streak", "daily_sign", "signin_days"), no_address("punch", "punches", "clock_in", "streak", "streaks")),
        (f"{_HERE}::test_what_is_planted_is_seen", "tests/web/console/test_rosters.py::test_a_sheet_is_printed_typed_in_and_its_photograph_kept_sealed"),
    ),
    Prohibition(
        "ranking", "②", _("积分排名、给人或者给单位排座次"),
        _("积分只看得到自己的；名单按单位的次序、姓名或者时间排，没有榜。派单推荐只给派这一单的人看，只管这一单。"),
        (no_column("rank", "ranking", "leaderboard", "top_ten"), no_address("rank", "ranks", "ranking", "rankings", "leaderboard", "top")),
        (f"{_HERE}::test_what_is_planted_is_seen", "tests/web/console/test_standing.py::test_lists_are_in_the_order_of_the_tree_whatever_was_found",
         "tests/web/console/test_reports.py::test_figures_open_to_their_rows_in_the_order_of_the_tree"),
    ),
    Prohibition(
        "online-time", "②", _("统计在线时长、登录次数"),
        _("不记谁在线多久、登录过几次。最近一次登录的时间只用来停掉没人用的账号，不进任何报表。"),
        (no_column("online", "online_minutes", "login_count", "sign_in_count", "last_active", "last_seen", "active_days"),
         no_address("online", "online-time", "active-users")),
        (f"{_HERE}::test_what_is_planted_is_seen", f"{_HERE}::test_the_last_sign_in_is_read_by_nobody_but_the_guard_of_accounts"),
    ),
    Prohibition(
        "sign-in", "③", _("强制下载、强制注册登录"),
        _("网页打开就能看，不用下载。看服务、找阵地、查活动都不用登录；点单可以打电话、写纸卡、请人代点，凭回执码查。"),
        (opens_to_everybody("home", "services", "service", "places", "place", "activities", "slip", "teams", "projects", "self-check"),
         no_address("download", "downloads", "apk", "install")),
        (f"{_HERE}::test_who_has_no_account_reads_the_page", "tests/web/portal/test_open_a_slip.py::test_number_and_code_open_the_order",
         "tests/web/portal/test_look_at_the_menu.py::test_anybody_sees_who_we_are_the_platforms_and_the_hotline"),
    ),
    Prohibition(
        "targets", "③", _("定下载量、注册量、使用率的指标"),
        _("没有这样的指标，也没有地方可以填。"),
        (no_column("install", "installs", "download_count", "followers", "target_users", "adoption_rate", "usage_rate", "registrations_target"),
         no_address("installs", "followers", "registrations")),
        (f"{_HERE}::test_what_is_planted_is_seen",),
    ),
    Prohibition(
        "likes", "④", _("用点赞、投票、转发、学习时长作考核"),
        _("没有点赞、转发、学习时长。典型评选里群众的话只为评这一个典型，不进考核。"),
        (no_column("likes", "like_count", "forwards", "forward_count", "shares", "clicks", "click_count", "page_views", "views_count", "study_minutes", "learning_minutes"),
         no_address("likes", "forwards", "clicks")),
        (f"{_HERE}::test_what_is_planted_is_seen",),
    ),
    Prohibition(
        "appraisal", "④", _("拿它作日常考核、网上督查检查的载体"),
        _("督查到现场去，这里只记查到的问题和改了没有。考核半年一次，只用办成的事；志愿者个人的时长、到场、积分不进任何单位的成绩。"),
        (half_yearly_at_most(), never_appraised_by(*_NOT_FOR_APPRAISAL),
         no_column("daily_score", "weekly_score", "task_score", "completion_rate_target"), no_address("daily-score", "online-inspection")),
        (f"{_HERE}::test_what_is_planted_is_seen", "tests/appraisals/test_rounds.py::test_a_year_has_two_rounds_and_no_third",
         "tests/appraisals/test_sheets.py::test_no_county_can_ask_for_hours_persons_check_ins_or_the_use_of_the_app",
         "tests/appraisals/test_sheets.py::test_no_query_reads_a_table_of_persons_presences_hours_or_sessions"),
    ),
    Prohibition(
        "pictures", "④", _("没有必要也要传工作照片、视频、位置轨迹"),
        _("办完一单只写一句话，照片可拍可不拍。不存轨迹，也不向手机要位置和摄像头。要附原件的只有几处，理由写在下面。"),
        (no_file_demanded(but=FILES_DEMANDED), no_field_demanded("photo", "photos", "picture_required", "video", "lon", "lat", "location", "gps"),
         no_column("track", "tracks", "trajectory", "gps", "video"), browser_keeps_shut("geolocation", "camera", "microphone")),
        (f"{_HERE}::test_a_demanded_photograph_and_place_are_seen", "tests/web/hardening/test_every_page.py::test_every_address_answers_hardened_and_shows_no_person_to_keep"),
    ),
    Prohibition(
        "business", "⑤", _("经营性活动"),
        _("服务不收钱；积分只换东西和服务，不能兑现，不能买卖；没有广告，群众没有一处要付钱。"),
        (no_column("price_fen", "cash", "cash_out", "payment", "pay_url", "refund_fen", "advert"), no_address("pay", "checkout", "cart", "adverts"),
         browser_keeps_shut("payment")),
        (f"{_HERE}::test_what_is_planted_is_seen", "tests/ledger/points/test_bank.py::test_nobody_moves_points_out_of_the_family"),
    ),
    Prohibition(
        "volunteers", VOLUNTEER_LAW, _("强行指派志愿者"),
        _("队伍收到的都是邀约，谢绝不留任何影响；职责单只派给部门。"),
        (no_column("refusal_count", "refusals", "obedience"),),
        ("tests/domain/test_confirm.py::test_a_team_may_always_say_no", "tests/domain/test_confirm.py::test_a_no_costs_the_team_nothing",
         "tests/deliveries/test_answers.py::test_a_team_refuses_without_a_reason_and_is_left_in_peace"),
    ),
    Prohibition(
        "faces", PERSONAL_LAW, _("人脸识别"),
        _("不存人脸，不比对人脸；到场靠队长点名、一次性的码、纸名册。"),
        (no_column("face", "faces", "face_hash", "biometric"), no_address("face", "faces"), browser_keeps_shut("camera")),
        (f"{_HERE}::test_what_is_planted_is_seen",),
    ),
)  # fmt: skip
