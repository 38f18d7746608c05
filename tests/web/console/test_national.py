"""全国系统 at the desk: ticked off, brought in, told row by row."""

import pytest

from tests.audited.national import TEAMS
from tests.ledger.records import record_of
from tests.web.console.desk import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(world, client):
    from tests.entering import come_in

    return Desk(come_in(client, world.people["柳文书"].account))


def bring(office, content, **given):
    from django.core.files.uploadedfile import SimpleUploadedFile

    asked = {"kind": "teams", "origin": "全国系统", "file": SimpleUploadedFile("a.csv", content)}
    return office.client.post("/desk/national/import", asked | given)


def test_what_waits_is_listed_and_ticked_off(world, office, django_assert_max_num_queries):
    pk = record_of(world).pk
    with django_assert_max_num_queries(12):
        assert "上门理发" in office.see("national").content.decode()
    assert office.send("national-report", "record", on="2026-09-07").status_code == 422
    assert office.send("national-report", "record", subjects=pk, on="2026-09-07").status_code == 303
    assert "上门理发" not in office.see("national").content.decode()


def test_a_table_comes_in_and_its_faults_are_a_file(office):
    assert "1 行" in bring(office, TEAMS).content.decode()
    page = bring(office, TEAMS + b"T2,\n").content.decode()
    assert "第 3 行" in page
    assert "data:text/csv" in page
    assert "早已导入" in page


@pytest.mark.parametrize(
    "asked", [{"kind": "bundle"}, {"kind": "x"}, {"origin": ""}, {"file": ""}, {"kind": "hours"}]
)
def test_what_cannot_be_read_is_said_on_the_form(office, asked):
    assert bring(office, TEAMS, **asked).status_code == 422
