"""我的证明 on the pages: made, downloaded, checked by a stranger, withdrawn; at the counter and the desk."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_vite.core.asset_loader import DjangoViteAssetLoader

from tests.audited.certificates import PERIOD, certificate_of
from tests.audited.stages import Stage
from tests.ledger.records import record_of
from tests.web.console.desk import NOON
from tests.world import PASSWORD
from wudan.kit import clock
from wudan.kit.signing import read_pdf
from wudan.ledger.models import Certificate, ServiceRecord
from wudan.people.limits import KINDS
from wudan.people.proving import PROVEN_AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage(world, settings, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOON)
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "whitenoise" not in name]
    settings.DJANGO_VITE = {"default": {"dev_mode": True}}
    monkeypatch.setattr(DjangoViteAssetLoader, "_instance", None)
    return Stage(world)


def test_a_volunteer_makes_downloads_and_withdraws_one(stage, django_assert_max_num_queries):
    record_of(stage.world, "秦奶奶", unit="杨柳村")
    desk = stage.desk("秦奶奶")
    assert desk.send("certificates", **PERIOD).status_code == 303
    with django_assert_max_num_queries(6):
        page = desk.see("certificates").content.decode()
    assert "1 小时 30 分钟" in page
    one = Certificate.objects.get()
    paper = desk.see("certificate-paper", one.pk)
    assert paper["Content-Type"] == "application/pdf"
    assert paper["Cache-Control"] == "no-store"
    assert read_pdf(paper.content)
    desk.send("certificate-withdrawal", one.pk)
    assert "本人收回" in desk.see("certificates").content.decode()


def test_nothing_recorded_is_said_beside_the_day(stage):
    answer = stage.desk("秦奶奶").send("certificates", **PERIOD)
    assert answer.status_code == 422
    assert "没有已记录的服务" in answer.content.decode()


def test_the_full_number_wants_a_fresh_proof(stage):
    record_of(stage.world, "秦奶奶", unit="杨柳村")
    desk = stage.desk("秦奶奶")
    session = desk.client.session
    session[PROVEN_AT] = 0
    session.save()
    asked = PERIOD | {"naming": "full"}
    assert desk.send("certificates", **asked).status_code == 401
    assert not Certificate.objects.exists()
    assert desk.send("certificates", **asked, proof=PASSWORD).status_code == 303
    assert Certificate.objects.get().naming == "full"


def test_a_stranger_checks_by_code_and_by_file(stage):
    pk = certificate_of(stage)
    one = Certificate.objects.get(pk=pk)
    stranger = stage.desk()
    seen = stranger.client.get("/certificates/verification", {"no": one.no, "code": one.check_code})
    page = seen.content.decode()
    assert "有效" in page
    assert "秦**" in page
    assert "秦奶奶" not in page
    pdf = stage.desk("秦奶奶").see("certificate-paper", pk).content
    for content, status in ((pdf, 200), (pdf[:-5] + b"x" + pdf[-4:], 422), (b"", 422)):
        file = SimpleUploadedFile("a.pdf", content, "application/pdf")
        answer = stranger.client.post("/certificates/verification", {"file": file})
        assert answer.status_code == status
    ServiceRecord.objects.update(state="reversed")
    seen = stranger.client.get("/certificates/verification", {"no": one.no, "code": one.check_code})
    assert "其中有记录已更正" in seen.content.decode()


def test_codes_cannot_be_tried_for_ever(stage):
    one = Certificate.objects.get(pk=certificate_of(stage))
    client = stage.desk().client
    free = KINDS["certificate"].limits[0].free
    statuses = [
        client.get("/certificates/verification", {"no": one.no, "code": f"{n:08d}"}).status_code
        for n in range(free + 1)
    ]
    assert statuses[:free] == [404] * free
    assert statuses[-1] == 429


@pytest.mark.parametrize(
    "asked", [{"no": ""}, {"no": "\x00", "code": "1"}, {"no": "9" * 30, "code": "😀"}]
)
def test_nonsense_is_answered_calmly(stage, asked):
    assert stage.desk().client.get("/certificates/verification", asked).status_code in {404, 422}


def test_the_keys_are_published(stage):
    certificate_of(stage)
    pdf = stage.desk("秦奶奶").see("certificate-paper", Certificate.objects.get().pk).content
    page = stage.desk().see("certificate-keys").content.decode()
    assert any(key["public"] in page for key in stage.stranger().get("signing-keys")["items"])
    assert read_pdf(pdf)


def test_the_counter_makes_and_prints_and_the_unit_revokes(stage, django_assert_max_num_queries):
    pk = certificate_of(stage)
    desk = stage.desk("马青山")
    person = stage.world.people["秦奶奶"].pk
    assert desk.send("person-certificates", person, **PERIOD).status_code == 303
    paper = desk.send("certificate-print", pk)
    assert paper["Content-Type"] == "application/pdf"
    refused = desk.send("certificate-revocation", pk, why="")
    assert refused.status_code == 422
    assert desk.send("certificate-revocation", pk, why="时长记错了").status_code == 303
    with django_assert_max_num_queries(8):
        assert "时长记错了" in desk.see("unit-certificates").content.decode()


def test_the_same_over_the_api(stage):
    record_of(stage.world, "秦奶奶", unit="杨柳村")
    client = stage.client("秦奶奶")
    made = client.post("certificates", PERIOD)["items"][0]
    assert client.get(f"certificates/{made['id']}")["credit_minutes"] == 90
    assert client.get(f"certificates/{made['id']}/file")["name"] == f"certificate-{made['no']}.pdf"
    asked = f"certificate-checks?no={made['no']}&code={made['code']}"
    assert stage.stranger().get(asked)["name"] == "秦**"
    client.post(f"certificates/{made['id']}/withdrawal")
    assert stage.stranger().get(asked)["state"] == "withdrawn"
