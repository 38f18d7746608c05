"""Addresses of 周台账, 月小结 and of the rows behind a figure."""

from django.urls import path

from wudan.web.console.registers import months, parts, summary, week

urlpatterns = [
    path("desk/week", week.week_register, name="week-register"),
    path("desk/week/sheet", week.week_sheet, name="week-sheet"),
    path("desk/figures", parts.figure_parts, name="figure-parts"),
    path("desk/figures/sheet", parts.figure_sheet, name="figure-sheet"),
    path("desk/months", months.month_desk, name="month-desk"),
    path("desk/months/<int:pk>", months.month_page, name="month"),
    path("desk/months/<int:pk>/closing", months.month_closing, name="month-closing"),
    path("desk/months/<int:pk>/reopening", months.month_reopening, name="month-reopening"),
    path("desk/summaries/<int:pk>", summary.month_summary, name="month-summary"),
    path(
        "desk/summaries/<int:pk>/confirmation", summary.summary_confirmation,
        name="summary-confirmation",
    ),
    path(
        "desk/summaries/<int:pk>/taking-back", summary.summary_taking_back,
        name="summary-taking-back",
    ),
    path("desk/summaries/<int:pk>/sheet", summary.summary_sheet, name="summary-sheet"),
    path("desk/summaries/<int:pk>/<slug:key>", summary.summary_figure, name="summary-figure"),
]  # fmt: skip
