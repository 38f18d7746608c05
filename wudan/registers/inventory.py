"""个人信息清单: what is reckoned here is about villages, sites and months, never about persons."""

from wudan.kit.inventory import Holding, Impersonal

HOLDINGS: tuple[Holding, ...] = ()

IMPERSONAL: Impersonal = {
    "registers.ReachLine": "area unit platform place metres comes",
    "registers.SpreadReport": "county until state asked_at asked_by_id taken_at done_at figures digest",
    "registers.ReportMonth": "county month drafted_at",
    "registers.MonthClosing": "month at closed_by_id closed_as digest reopened_at reopened_by_id reopened_as why",
    "registers.MonthSummary": "month unit values changes digest words drafted_at confirmed_at confirmed_by_id confirmed_as",
    "registers.SummaryFigure": "summary key value rows",
    "registers.LateFact": "summary of key kind row label amount",
    "registers.ReachCount": "at villages without",
}
