"""开始一轮考核: of a half year that is over, by the sheet in force on its last day; two a year at most (减负)."""

from datetime import datetime

from wudan.appraisals.actions.holding import half_days, note, one_transaction
from wudan.appraisals.enums import Half
from wudan.appraisals.models import Adoption, Round, Sheet
from wudan.appraisals.permissions import appraising_objection
from wudan.kit.clock import day_of
from wudan.kit.phrases import Phrase
from wudan.kit.refusals import Malformed, Objected, Objection, insist
from wudan.people.actors import Actor

_NO_SHEET = Objection("no_sheet", "那半年没有采用考核表。先试算、采用，从采用那天起才考核。")


@one_transaction
def open_round(
    *, county: str, appraises: str, year: int, half: int, by: Actor, at: datetime
) -> Round:
    """Begin to judge. Raises Malformed, Objected."""
    insist(appraising_objection(by))
    if half not in Half.values:
        raise Malformed({"half": "一年最多考核两次：上半年一次，下半年一次。"})
    if not 2000 <= year <= 2200:
        raise Malformed({"year": "年份不对。"})
    list(Sheet.objects.select_for_update().filter(county=county, appraises=appraises).order_by("pk").values_list("pk"))  # fmt: skip
    _, until = half_days(year, half)
    if until >= day_of(at):
        raise Malformed({"half": "这半年还没有过完。"})
    if Round.objects.filter(county=county, appraises=appraises, year=year, half=half).exists():
        raise Objected(Objection("once", Phrase("{year} 年{half}已经考核过一次。一年最多两次，半年一次。", year=year, half=Half(half).label)))  # fmt: skip
    period = Adoption.objects.filter(county=county, appraises=appraises, starts_on__lte=until)
    adoption = period.exclude(ends_on__lte=until).select_related("sheet").first()
    if adoption is None:
        raise Objected(_NO_SHEET)
    made = Round.objects.create(
        county=county, appraises=appraises, sheet=adoption.sheet, year=year, half=half, opened_at=at,
        opened_as=by.label[:80],
    )  # fmt: skip
    note("open", made, by=by, at=at, year=year, half=half, sheet=adoption.sheet_id)
    return made
