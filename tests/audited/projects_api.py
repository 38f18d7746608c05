"""Projects over the API: each operation that writes, done by whom it belongs to. Their pages are in `projects`."""

from dataclasses import replace

from tests.audited.projects import a_trial, named, written
from tests.audited.stages import Send, Stage, Story
from tests.projects import keeping, working
from tests.world import MONDAY
from wudan.projects.actions import changes, gate, life
from wudan.projects.actions.drafting import draft_of
from wudan.projects.figures import Figures
from wudan.projects.models import NeedEvidence


def _client_propose(stage: Stage) -> Send:
    told, client = written(stage), stage.client("马青山")
    names = {"policy_source", "policy_words", "need_words", "people_words", "cost_words"}
    said = {
        name: told[name] for name in names | {"title", "summary", "description", "result_words"}
    }
    said |= {"platform": "relief", "area": "610626101201"}
    return lambda: client.post("projects", said).response


def _client_evidence(stage: Stage) -> Send:
    found, client = keeping.candidate(stage.world), stage.client("马青山")
    no = stage.world.place().no
    return lambda: client.post(f"projects/{found.pk}/evidence", {"order": no}).response


def _client_submit(stage: Stage) -> Send:
    keeping.rules()
    found, client = keeping.needed(stage.world), stage.client("马青山")
    return lambda: client.post(f"projects/{found.pk}/submission", {}).response


def _client_decide(stage: Stage) -> Send:
    round_, client = keeping.reviewed(stage.world), stage.client("柳文书")
    told = {"outcome": "admit", "reasons": "老人需要"}
    return lambda: client.post(f"projects/{round_.project_id}/decision", told).response


def _client_declare(stage: Stage) -> Send:
    row, client = named(stage), stage.client("乔委员")
    told = {"conflict": "none"}
    return lambda: client.post(f"gate-reviews/{row.pk}/declaration", told).response


def _client_marks(stage: Stage) -> Send:
    row, client = named(stage), stage.client("乔委员")
    keeping.declare(stage.world, row, "乔委员")
    told = {"values": keeping.values(row), "words": "做得起来"}
    return lambda: client.post(f"gate-reviews/{row.pk}/marks", told).response


def _client_adjust(stage: Stage) -> Send:
    found, client = a_trial(stage), stage.client("马青山")
    told = {"version": found.version, "summary": "两月一次"}
    return lambda: client.post(f"projects/{found.pk}/adjustment", told).response


def _client_change(stage: Stage) -> Send:
    found, client = a_trial(stage), stage.client("马青山")
    told = {"version": found.version, "why": "工具旧了", "cost_words": "两千元"}
    return lambda: client.post(f"projects/{found.pk}/changes", told).response


def _client_retraction(stage: Stage) -> Send:
    found, client = a_trial(stage), stage.client("马青山")
    told = replace(draft_of(found), cost_words="两千元")
    by = stage.world.actor("马青山")
    changes.propose_change(project=found, draft=told, why="工具旧了", by=by, at=MONDAY)
    where = f"projects/{found.pk}/change-retraction"
    return lambda: client.post(where, {"why": "再想想"}).response


def _client_work_new(stage: Stage) -> Send:
    client = stage.client("柳文书")
    told = {"name": "移风易俗", "words": ["乡风"], "starts_on": "2026-01-01"}
    return lambda: client.post("key-works", told).response


def _client_work_correction(stage: Stage) -> Send:
    found, client = working.listed(stage.world), stage.client("柳文书")
    told = {"ends_on": "2026-12-31"}
    return lambda: client.post(f"key-works/{found.pk}/correction", told).response


def _client_joining(stage: Stage) -> Send:
    found, client = keeping.candidate(stage.world), stage.client("马青山")
    work = working.listed(stage.world)
    where = f"projects/{found.pk}/key-work"
    return lambda: client.post(where, {"key_work": work.pk}).response


def _client_removal(stage: Stage) -> Send:
    found, client = keeping.needed(stage.world), stage.client("马青山")
    row = NeedEvidence.objects.get(project=found)
    return lambda: client.post(f"projects/{found.pk}/evidence/{row.pk}/removal").response


def _client_correct(stage: Stage) -> Send:
    found, client = keeping.candidate(stage.world), stage.client("马青山")
    told = {"version": found.version, "title": "改了名字"}
    return lambda: client.post(f"projects/{found.pk}/correction", told).response


def _client_take_back(stage: Stage) -> Send:
    found, client = keeping.candidate(stage.world), stage.client("马青山")
    where = f"projects/{found.pk}/retraction"
    return lambda: client.post(where, {"why": "并到别的项目里"}).response


def _client_name(stage: Stage) -> Send:
    round_, client = keeping.at_gate(stage.world), stage.client("柳文书")
    told = {"post": stage.world.posts["乔委员"].pk, "round": 1}
    return lambda: client.post(f"projects/{round_.project_id}/reviewers", told).response


def _client_appeal(stage: Stage) -> Send:
    made = keeping.decide(stage.world, keeping.reviewed(stage.world), "refuse")
    client, where = stage.client("马青山"), f"projects/{made.round.project_id}/decisions/{made.pk}"
    return lambda: client.post(f"{where}/appeal", {"words": "证据没有看"}).response


def _client_answer(stage: Stage) -> Send:
    world = stage.world
    name = keeping.second_office(world)
    made = keeping.decide(world, keeping.reviewed(world), "refuse", who=name)
    gate.appeal(decision=made, words="没看证据", by=world.actor("马青山"), at=MONDAY)
    client, where = stage.client("柳文书"), f"projects/{made.round.project_id}/decisions/{made.pk}"
    told = {"outcome": "upheld", "reasons": "看过了"}
    return lambda: client.post(f"{where}/appeal-answer", told).response


def _client_of_trial(noun: str, who: str, **told: str) -> Story:
    """An act on a project that was admitted a hundred days ago."""

    def story(stage: Stage) -> Send:
        found, client = a_trial(stage), stage.client(who)
        return lambda: client.post(f"projects/{found.pk}/{noun}", told).response

    return story


def _client_exit(stage: Stage) -> Send:
    found, by = a_trial(stage), stage.world.actor("马青山")
    life.ask_exit(project=found, words="没人做了", figures=Figures(), by=by, at=MONDAY)
    client, told = stage.client("柳文书"), {"outcome": "exit", "reasons": "没有人做"}
    return lambda: client.post(f"projects/{found.pk}/exit", told).response


def _client_nurse(stage: Stage) -> Send:
    found = keeping.decide(stage.world, keeping.reviewed(stage.world), "incubate").round.project
    client, told = stage.client("马青山"), {"step": "seeded", "words": "凑了六个人"}
    return lambda: client.post(f"projects/{found.pk}/nursery", told).response


OPERATIONS: dict[str, Story] = {
    "unlink_evidence": _client_removal, "correct_project": _client_correct,
    "take_back_project": _client_take_back, "name_gate_reviewer": _client_name,
    "appeal_gate_decision": _client_appeal, "answer_gate_appeal": _client_answer,
    "hand_over_project": _client_of_trial("handing-over", "柳文书", to="铁边城", why="站要并了"),
    "confirm_project": _client_of_trial("confirmation", "柳文书", reasons="月月都去"),
    "look_back_at_project": _client_of_trial("look", "柳文书", outcome="go_on", words="老人满意"),
    "propose_project_exit": _client_of_trial("exit-proposal", "马青山", words="没人做了"),
    "decide_project_exit": _client_exit, "nurse_project": _client_nurse,
    "add_key_work": _client_work_new, "correct_key_work": _client_work_correction,
    "join_project_to_key_work": _client_joining,
    "adjust_project": _client_adjust, "propose_project_change": _client_change,
    "take_back_project_change": _client_retraction,
    "propose_project": _client_propose, "link_evidence": _client_evidence,
    "submit_project": _client_submit, "decide_project": _client_decide,
    "declare_conflict": _client_declare, "give_gate_review": _client_marks,
}  # fmt: skip
