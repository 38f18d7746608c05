"""One ranking written out in full: change it only when a rule or a weight is meant to change."""

from datetime import date

from wudan.matching import Place, Team

from .cast import order, ranked, team

ORDER = order(
    category="health",
    skills=frozenset({"first_aid"}),
    licences=frozenset({"doctor"}),
    risk="medical",
    needs_insurance=True,
)


def medics(name: str, **changes) -> Team:
    return team(
        **{
            "id": name,
            "categories": frozenset({"health"}),
            "skills": frozenset({"first_aid"}),
            "licences": {"doctor": date(2027, 1, 1)},
            "slots": frozenset({4, 10}),
            **changes,
        }
    )


TEAMS = (
    medics("hospital", base=Place(108.15, 36.95), served_30_days=9, rating_sum=58, rating_count=12),
    medics("clinic", base=Place(108.02, 37.01), open_dispatches=3, rating_sum=40, rating_count=10),
    medics("school", has_minors=True),
    medics("retired", licences={"doctor": date(2026, 4, 30)}),
    medics("village", base=None, slots=frozenset({13}), licences={"doctor": date(2026, 5, 31)}),
    medics("town", serves=("1.5.",)),
)


NO_COST = {"over_qualification": 0, "ring": 0}
SECONDS = {
    "clinic": {"travel": 245, "load": 1260, "rating": 250, "fairness": -180, "wait": 600},
    "hospital": {"travel": 1689, "load": 180, "rating": -180, "fairness": 360, "wait": 600},
    "village": {"travel": 1800, "load": 180, "rating": 0, "fairness": -180, "wait": 2400},
}


def test_the_golden_ranking_stands():
    choices = ranked(ORDER, *TEAMS).choices
    assert [(choice.team.id, choice.score) for choice in choices] == [
        ("clinic", -36.25),
        ("hospital", -44.15),
        ("village", -70.0),
    ]
    assert [choice.opening for choice in choices] == [
        (date(2026, 5, 5), 4),
        (date(2026, 5, 5), 4),
        (date(2026, 5, 8), 13),
    ]


def test_the_golden_terms_stand():
    for choice in ranked(ORDER, *TEAMS).choices:
        seconds = {name: round(-minutes * 60) for name, minutes in choice.terms.items()}
        assert seconds == {**SECONDS[choice.team.id], **NO_COST}


def test_the_golden_refusals_stand():
    ranking = ranked(ORDER, *TEAMS)
    assert ranking.refused == {"area": 1, "licence": 1, "minors": 1}
    codes = {team: refusal.code for team, refusal in ranking.refusals.items()}
    assert codes == {"retired": "licence_expired", "school": "minors", "town": "area"}
