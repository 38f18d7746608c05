"""X2: every answer of every face again through the checkers, and a reason for all that is left out."""

from bench.dispatch import runs
from bench.dispatch.batches import heads, units, week
from bench.dispatch.cases.pairs import care
from bench.dispatch.cases.ranking import NOW, orders_of, teams_of
from bench.dispatch.cases.rosters import event
from bench.dispatch.cases.rounds import LONG
from bench.dispatch.shapes import Asked, Case, Figure, Found, at_least
from wudan.matching import GreatCircle, Policy, rank
from wudan.matching.batch import check as check_batch
from wudan.matching.batch import settle, staff
from wudan.matching.pairs import Effort, pair
from wudan.matching.pairs import check as check_pairs
from wudan.matching.rosters import check as check_roster
from wudan.matching.rosters import roster
from wudan.matching.rounds import check as check_plan


def run(asked: Asked) -> Found:
    """Counts what has a reason among what needs one; the checkers' words go to `wrong`."""
    needs, have, wrong = 0, 0, []
    for face in (_rank, _assign, _staff, _plan, _roster, _pairs):
        asked.tell(face.__name__.strip("_"))
        needed, told, words = face(asked)
        needs, have, wrong = needs + needed, have + told, wrong + words
    share = have / max(1, needs)
    return Found(
        [
            Figure("left out, with a reason", share, at_least(1), only_full=False),
            Figure("left out in all", needs),
            Figure("answers the checkers agree with", 0.0 if wrong else 1.0, at_least(1), only_full=False),
        ],
        wrong,
    )  # fmt: skip


def _rank(asked: Asked) -> tuple[int, int, list[str]]:
    teams, policy = teams_of(asked.pick(1300, 130), seed=1), Policy.default()
    needs = have = 0
    for order in orders_of(asked.pick(200, 20), seed=1):
        made = rank(order, teams, policy, travel=GreatCircle(), now=NOW)
        out = {team.id for team in teams} - set(made.eligible)
        needs += len(out)
        have += sum(1 for name in out if (why := made.why_not(name)) and why.rule and why.code)
    return needs, have, []


def _assign(asked: Asked) -> tuple[int, int, list[str]]:
    jobs, crews, arcs = units(week(*asked.pick((2000, 130), (200, 20)), seed=1))
    made = settle(jobs, crews, arcs)
    left = {job.id for job in jobs} - made.pairs.keys()
    have = sum(1 for name in left if name in made.unserved and made.unserved[name].because)
    return len(left), have, check_batch(made, jobs, crews, arcs)


def _staff(asked: Asked) -> tuple[int, int, list[str]]:
    question = heads(week(*asked.pick((2000, 130), (200, 20)), seed=1))
    *_, made = staff(*question)
    left = {job.id for job in question[0]} - made.pairs.keys()
    have = sum(1 for name in left if name in made.unserved and made.unserved[name].because)
    return len(left), have, check_batch(made, *question)


def _plan(asked: Asked) -> tuple[int, int, list[str]]:
    size = asked.pick("402", "24")
    question, made = runs.question(size, 1), runs.ours(size, 1, asked.limit(LONG)).steps[-1][1]
    served = {name for tour in made.tours for name in tour.visits}
    left = {visit.id for visit in question.visits} - served
    have = sum(1 for name in left if name in made.unserved and made.unserved[name].because)
    return len(left), have, check_plan(made, question.visits, question.days, travel=question.travel)


def _roster(asked: Asked) -> tuple[int, int, list[str]]:
    shifts, volunteers = event(*asked.pick((600, 100), (40, 12)), seed=2)
    made = roster(shifts, volunteers)
    short = [one for one in shifts if len(made.places[one.id]) < one.need]
    have = sum(1 for one in short if one.id in made.empty and made.empty[one.id][1])
    return len(short), have, check_roster(made, shifts, volunteers)


def _pairs(asked: Asked) -> tuple[int, int, list[str]]:
    question = care(*asked.pick((50, 12), (20, 6)), seed=1)
    *_, made = pair(question, seed=1, effort=Effort(3, 500))
    served = {stop.visit for tour in made.tours for stop in tour.stops}
    left = {visit.id for visit in question.visits} - served
    have = sum(1 for name in left if made.unserved.get(name))
    return len(left), have, check_pairs(made, question)


CASES = (
    Case(
        "X2",
        "A reason for everything",
        "Every visit, order and place that is left out, and every team that is refused, has a named "
        "reason; and the independent checkers agree with feasibility, objective and bound.",
        run,
    ),
)
