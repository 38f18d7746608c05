"""Sheets: three forms as data; a cycle, an unknown name and a forbidden figure are refused in words."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.appraisals.appraising import FIRST, ROWS, row_of
from tests.world import COUNTY
from wudan.appraisals.actions import bring_in
from wudan.appraisals.actions.holding import window_of
from wudan.appraisals.indicators import BadSheet, read_tree
from wudan.appraisals.models import Sheet
from wudan.appraisals.reckoning import reckon
from wudan.appraisals.sources import QUERIES
from wudan.registers.figures import Scope

pytestmark = pytest.mark.postgres


def reckoned(code, figures, judged):
    tree = read_tree(ROWS[code], known=QUERIES)
    return reckon(tree, {name: {"value": value} for name, value in figures.items()}, judged)


def test_a_hundred_points_a_deduction_and_states_come_from_data():
    figures = dict.fromkeys(read_tree(ROWS["town_points"], known=QUERIES).figures(QUERIES), 4)
    points = reckoned("town_points", figures, {"leading": {"value": "8"}, "asked": {"value": "9"}})
    assert [points[code]["value"] for code in ("leading", "forums", "standard", "total")] == ["8.00", "5.00", "15.00", "97.00"]  # fmt: skip
    figures = {"orders_taken": 8, "orders_fulfilled": 6, "unmet_never_served": 1, "projects_listed": 2, "projects_orders": 0, "projects_shifts": 3, "reviews": 0, "reviews_good": 0, "follow_ups_opened": 2, "follow_ups_closed": 1}  # fmt: skip
    points = reckoned("department_points", figures, {"leading": {"value": "12"}, "tasks": {"value": "10"}})  # fmt: skip
    assert [points[code]["value"] for code in ("duty", "acts", "word", "total")] == ["22.00", "44.00", "20.00", "86.00"]  # fmt: skip
    figures = {"rectifications_due": 5, "rectifications_in_time": 2, "follow_ups_opened": 1, "follow_ups_closed": 3, "items_lacking": 3}  # fmt: skip
    left = reckoned("town_deduction", figures, {"seen": {"value": "2.5"}})
    assert left["total"]["value"] == "90.00"
    states = reckoned(
        "station_states", {}, {"leading": {"grade": "A"}, "staff": {"grade": "B"}, "learning": {"grade": "C#"}}
    )  # fmt: skip
    assert [states[code]["value"] for code in ("leading", "staff", "learning", "total")] == ["30.00", "19.80", "0.00", "49.80"]  # fmt: skip


def test_what_cannot_be_reckoned_says_why_and_so_does_what_leans_on_it():
    row = row_of("town_deduction")
    row["nodes"][2]["formula"] = "20 * follow_ups_closed / follow_ups_opened"
    figures = {name: {"value": 0} for name in ("rectifications_due", "rectifications_in_time", "follow_ups_opened", "follow_ups_closed")}  # fmt: skip
    told = reckon(read_tree(row, known=QUERIES), figures, {"seen": {"value": "0"}})
    assert told["poor"]["missing"] == "divided_by_zero"
    assert told["lacking"]["missing"] == "missing_figure"
    assert told["total"] == {
        "missing": "leans_on_missing",
        "words": "“差评没有下文（扣）”算不出来。",
    }


def test_a_cycle_is_refused_and_the_way_round_is_named(db):
    row = row_of("town_deduction")
    row["nodes"][1]["formula"], row["nodes"][2]["formula"] = "poor + 1", "late - 1"
    with pytest.raises(BadSheet, match="late → poor → late"):
        bring_in(COUNTY, row)
    assert not Sheet.objects.exists()


@pytest.mark.parametrize(
    "name",
    ["service_minutes", "volunteers_came", "attendances", "members_joined", "channel_web", "log_ins", "rooms_heads",
     "volunteers_served", "trainees", "photos"],
)  # fmt: skip
def test_no_county_can_ask_for_hours_persons_check_ins_or_the_use_of_the_app(name):
    row = row_of("town_deduction")
    row["nodes"][1]["formula"] = f"2 * {name}"
    with pytest.raises(BadSheet, match="不许用来考核"):
        read_tree(row, known=QUERIES)


FORBIDDEN = ("people_", "activities_attendance", "activities_signup", "ledger_", "journal_", "people_session", "mfa_",
             "teams_membership", "teams_training", "wudan_session", "sites_booking", "rewards_", "notices_")  # fmt: skip
_COLUMNS = ("channel", "picture", "photo", "last_login", "known")


def test_no_query_reads_a_table_of_persons_presences_hours_or_sessions(world):
    scope = Scope(COUNTY, world.units["铁边城"].path)
    for query in QUERIES.values():
        with CaptureQueriesContext(
            connection,
        ) as seen:
            figure = query.read(scope, window_of(*FIRST))
            assert figure.adds_up()
        text = " ".join(one["sql"] for one in seen)
        assert not [table for table in FORBIDDEN if f'"{table}' in text], query.name
        assert not [column for column in _COLUMNS if f'"{column}"' in text.split("WHERE")[-1]], query.name  # fmt: skip


def test_a_version_that_was_loaded_never_changes(db):
    sheet = bring_in(COUNTY, ROWS["town_points"])
    assert bring_in(COUNTY, ROWS["town_points"]) == sheet
    with pytest.raises(BadSheet, match="新的一版"):
        bring_in(COUNTY, row_of("town_points", name="改个名字"))
    with pytest.raises(DatabaseError), transaction.atomic():
        Sheet.objects.filter(pk=sheet.pk).update(content="{}")
