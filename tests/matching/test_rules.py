from datetime import date

from .cast import HAIRCUT, NOW, TODAY, TUESDAY_MORNING, VILLAGE, order, ranked, refusal, team


def test_a_team_that_can_do_all_is_not_refused():
    ranking = ranked(HAIRCUT, team())
    assert ranking.why_not("barbers") is None
    assert ranking.eligible == ("barbers",)
    assert ranking.refused == {}


def test_a_team_that_refused_before_is_not_asked_again():
    refused = refusal(order(refused_by=frozenset({"barbers"})), team())
    assert (refused.rule, refused.code) == ("declined", "declined")


def test_a_team_of_another_category_is_refused():
    refused = refusal(HAIRCUT, team(categories=frozenset({"law"})))
    assert (refused.rule, refused.facts) == ("category", {"category": "poverty"})


def test_a_team_serves_the_units_below_its_own_only():
    assert ranked(HAIRCUT, team(serves=("1.2.", "1.4."))).eligible
    assert refusal(HAIRCUT, team(serves=("1.5.", "1.4.17.2."))).rule == "area"


def test_village_one_is_not_village_seventeen():
    assert refusal(HAIRCUT, team(serves=("1.4.1.",))).rule == "area"


def test_a_team_that_serves_no_unit_serves_nobody():
    assert refusal(HAIRCUT, team(serves=())).rule == "area"


def test_a_team_without_a_skill_is_refused_naming_every_missing_one():
    refused = refusal(order(skills=frozenset({"sewing", "haircut", "cooking"})), team())
    assert refused.facts == {"skills": "cooking、sewing"}


def test_a_team_without_anybody_trained_is_refused_naming_the_skill():
    raw = team(untrained=frozenset({"haircut", "bathing"}))
    refused = refusal(HAIRCUT, raw)
    assert (refused.rule, refused.code) == ("training", "untrained")
    assert refused.facts == {"skills": "haircut"}
    assert ranked(order(skills=frozenset()), raw).refusals == {}


def test_a_department_trains_its_own_staff():
    raw = team(kind="department", untrained=frozenset({"haircut"}))
    assert ranked(HAIRCUT, raw).refusals == {}


def test_a_team_without_the_licence_is_refused():
    refused = refusal(order(licences=frozenset({"doctor"})), team())
    assert (refused.rule, refused.code) == ("licence", "licence_missing")
    assert refused.facts == {"licences": "doctor"}


def test_a_team_with_an_expired_licence_is_refused_with_the_expiry_day():
    expired = team(licences={"doctor": date(2026, 5, 1)})
    refused = refusal(order(licences=frozenset({"doctor"})), expired)
    assert refused.code == "licence_expired"
    assert refused.facts == {"licence": "doctor", "until": "2026-05-01"}


def test_a_licence_that_ends_before_the_first_free_day_is_no_licence():
    refused = refusal(order(licences=frozenset({"doctor"})), team(licences={"doctor": TODAY}))
    assert refused.code == "licence_expires_before"
    assert refused.facts["on"] == "2026-05-05"


def test_a_licence_is_good_through_its_last_day():
    licensed = team(licences={"doctor": date(2026, 5, 5)})
    assert ranked(order(licences=frozenset({"doctor"})), licensed).eligible


def test_the_licence_that_ends_first_is_the_one_named():
    licensed = team(licences={"doctor": date(2026, 5, 3), "nurse": date(2026, 5, 2)})
    refused = refusal(order(licences=frozenset({"doctor", "nurse"})), licensed)
    assert refused.facts["licence"] == "nurse"


def test_a_team_too_small_is_refused_with_both_numbers():
    refused = refusal(order(headcount=7), team(members=6))
    assert refused.facts == {"members": 6, "headcount": 7}
    assert ranked(order(headcount=6), team(members=6)).eligible


def test_a_team_with_minors_is_kept_from_every_risk():
    for risk in ("bodily", "medical", "legal", "minors"):
        assert refusal(order(risk=risk), team(has_minors=True)).rule == "minors"
    assert ranked(order(risk="none"), team(has_minors=True)).eligible


def test_an_uninsured_team_is_refused_where_insurance_is_asked_for():
    refused = refusal(order(needs_insurance=True), team(insured_until=None))
    assert (refused.rule, refused.code) == ("insurance", "insurance_missing")


def test_bodily_risk_wants_insurance_without_being_asked():
    assert refusal(order(risk="bodily"), team(insured_until=None)).rule == "insurance"
    assert ranked(order(risk="legal"), team(insured_until=None)).eligible


def test_insurance_must_last_to_the_day_of_service():
    refused = refusal(order(needs_insurance=True), team(insured_until=TODAY))
    assert refused.facts == {"until": "2026-05-04", "on": "2026-05-05"}
    assert ranked(order(needs_insurance=True), team(insured_until=date(2026, 5, 5))).eligible


def test_a_team_booked_on_every_day_of_the_horizon_has_no_slot():
    days = (date(2026, 5, 5), date(2026, 5, 12))
    booked = frozenset((day, TUESDAY_MORNING) for day in days)
    refused = refusal(HAIRCUT, team(booked_slots=booked))
    assert (refused.rule, refused.code) == ("slot", "slot_taken")
    assert refused.facts == {"first": "2026-05-04", "last": "2026-05-18"}


def test_a_wanted_day_in_the_past_is_said_so():
    refused = refusal(order(on=date(2026, 5, 3)), team())
    assert (refused.rule, refused.code) == ("slot", "slot_unasked")


def test_a_full_team_is_left_alone():
    refused = refusal(HAIRCUT, team(open_dispatches=5, capacity=5))
    assert refused.facts == {"open": 5, "capacity": 5}


def test_the_first_rule_in_the_list_is_the_one_named():
    ranking = ranked(HAIRCUT, team(id="a", serves=(), members=0), team(id="b", members=0))
    assert ranking.refused == {"area": 1, "headcount": 1}


def test_a_department_needs_neither_weekly_slots_nor_insurance():
    office = team(kind="department", slots=frozenset(), insured_until=None)
    ranking = ranked(order(risk="bodily", needs_insurance=True), office)
    assert ranking.eligible == ("barbers",)


def test_a_department_still_needs_the_licence():
    office = team(kind="department", slots=frozenset(), base=VILLAGE)
    assert refusal(order(licences=frozenset({"doctor"})), office, now=NOW).rule == "licence"
