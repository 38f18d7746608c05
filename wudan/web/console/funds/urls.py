"""Addresses of the fund."""

from django.urls import path

from wudan.web.console.funds import commitments, sheet, writing, year

urlpatterns = [
    path("desk/fund", year.fund_desk, name="fund-desk"),
    path("desk/fund/new", writing.fund_new, name="fund-new"),
    path("desk/fund/<int:year>", year.fund_year, name="fund-year"),
    path("desk/fund/<int:year>/rows", year.fund_rows, name="fund-rows"),
    path("desk/fund/<int:year>/people", year.fund_people, name="fund-people"),
    path("desk/fund/<int:year>/sheet", sheet.fund_sheet, name="fund-sheet"),
    path("desk/fund/<int:year>/addition", writing.fund_addition, name="fund-addition"),
    path("desk/fund/<int:year>/shift", writing.fund_shift, name="fund-shift"),
    path("desk/fund/<int:year>/closing", writing.fund_closing, name="fund-closing"),
    path("desk/fund/<int:year>/commitments", commitments.fund_uses, name="fund-uses"),
    path("desk/fund/<int:year>/commitments/<str:use>", commitments.commitment_new, name="commitment-new"),
    path("desk/commitments/<str:no>", commitments.commitment, name="commitment"),
    path("desk/commitments/<str:no>/approval", commitments.commitment_approval, name="commitment-approval"),
    path("desk/commitments/<str:no>/refusal", commitments.commitment_refusal, name="commitment-refusal"),
    path("desk/commitments/<str:no>/payment", commitments.commitment_payment, name="commitment-payment"),
    path("desk/commitments/<str:no>/release", commitments.commitment_release, name="commitment-release"),
    path("desk/commitments/<str:no>/payments/<int:pk>/reversal", commitments.spending_reversal, name="spending-reversal"),
]  # fmt: skip
