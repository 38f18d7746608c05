"""会议交办 over the API: one's own unit's, and the sentence that says it is done; as on the pages."""

from tests.meetings import keeping


def test_a_unit_reads_and_reports_its_own(world, enter):
    task = keeping.adopted(world, on=keeping.EVENING, **keeping.JULY)[0]
    officer = enter("景科长")
    listed = officer.get("tasks")["items"]
    assert [(one["id"], one["can_report"], one["is_overdue"]) for one in listed] == [
        (task.pk, True, False)
    ]
    assert officer.post(f"tasks/{task.pk}/report", {"words": ""}).status == 422
    done = officer.post(f"tasks/{task.pk}/report", {"words": "十二户都排上了"})
    assert (done["state"], done["can_report"]) == ("reported", False)
    assert officer.post(f"tasks/{task.pk}/report", {"words": "再报"})["code"] == "wrong_stage"


def test_others_do_not_know_of_it(world, enter):
    task = keeping.adopted(world, on=keeping.EVENING, **keeping.JULY)[0]
    assert enter("艾科长").get(f"tasks/{task.pk}").status == 404
    assert enter("秦奶奶").get("tasks")["items"] == []
    assert (
        enter("柳文书").post(f"tasks/{task.pk}/report", {"words": "办了"})["code"]
        == "not_your_unit"
    )
