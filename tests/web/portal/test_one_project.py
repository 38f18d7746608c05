"""动态清单的一个项目 for everybody: few statements, however long its history."""

from django.test import Client

from tests.projects.keeping import admitted
from wudan.projects.models import ListEntry


def test_a_project_takes_seven_statements_however_often_it_came_and_went(
    world, django_assert_max_num_queries
):
    project = admitted(world)
    entry = ListEntry.objects.get(project=project)
    ListEntry.objects.bulk_create(
        ListEntry(project=project, entered_on=day, left_on=day, why_in="试行", why_out="停了")
        for day in (entry.entered_on.replace(day=n) for n in range(1, 6))
        if day < entry.entered_on
    )
    with django_assert_max_num_queries(7):
        answer = Client().get(f"/projects/{project.key}")
    assert answer.status_code == 200
    assert project.title in answer.content.decode()
