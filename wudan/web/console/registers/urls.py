"""Addresses of 周台账, 月小结 and of the rows behind a figure."""

from django.urls import path

from wudan.web.console.registers import parts, week

urlpatterns = [
    path("desk/week", week.week_register, name="week-register"),
    path("desk/week/sheet", week.week_sheet, name="week-sheet"),
    path("desk/figures", parts.figure_parts, name="figure-parts"),
    path("desk/figures/sheet", parts.figure_sheet, name="figure-sheet"),
]
