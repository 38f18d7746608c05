"""证明: free and one's own, one for each recording unit; withdrawn, revoked, corrected, checked."""

import json
import random
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import transaction

from tests.domain.refusing import malformed, objected
from tests.ledger.records import DAY, record_of, volunteer
from tests.world import MONDAY, build
from wudan.jobs.commands.verify_certificate import main
from wudan.kit.refusals import Malformed, Objected
from wudan.kit.signing import Altered, read_pdf
from wudan.ledger.actions import (
    certify,
    empty_certificates_of,
    print_certificate,
    revoke_certificate,
    withdraw_certificate,
)
from wudan.ledger.models import Certificate, Reported, ServiceRecord
from wudan.ledger.verifying import is_ours, standing_of, standing_of_file

pytestmark = pytest.mark.postgres
SINCE, UNTIL = date(2026, 1, 1), date(2026, 9, 7)
CHECKED_AT = "https://wudan.example/certificates/verification"
ID_NUMBER = "610626199001011238"


@pytest.fixture
def world(db):
    return build()


def make(world, naming="named", who="小武", by=None, **given):
    asked = {"since": SINCE, "until": UNTIL, "naming": naming} | given
    person = world.people[who]
    return certify(person=person, by=by or world.oneself(who), at=MONDAY, **asked)


def paper(world, certificate, who="小武"):
    return print_certificate(
        certificate=certificate, address=CHECKED_AT, by=world.oneself(who), at=MONDAY
    )


def told(pdf):
    return json.loads(read_pdf(pdf).content)


def test_each_recording_unit_certifies_its_own_records(world):
    record_of(world)
    record_of(world, hour=14, minutes=30, evidence="backfilled")
    record_of(world, unit="石峁村", day=date(2026, 4, 1), evidence="countersigned")
    record_of(world, unit="石峁村", day=date(2025, 4, 1))
    made = make(world)
    sums = {
        one.unit.name: (one.credit_minutes, one.honor_minutes, one.records_count) for one in made
    }
    assert sums == {"理发小队": (90, 30, 2), "石峁村站": (90, 0, 1)}


def test_what_was_reversed_is_in_none(world):
    record_of(world, state="reversed")
    with malformed("since"):
        make(world)


def test_the_paper_says_what_the_law_asks_for_and_whence_it_is_known(world):
    record_of(world)
    volunteer(world)
    content = told(paper(world, make(world)[0]))
    assert content["title"] == "本平台服务记录证明（可查验）"
    assert "尚未全部录入全国" in content["note"]
    assert (content["name"], content["unit"], content["credit"]) == ("小武", "理发小队", 90)
    assert content["mix"] == {"scanned": 90, "countersigned": 0, "backfilled": 0, "imported": 0}
    assert content["leader"] == "苏远"
    assert content["contact"] == "10100000001"
    assert content["volunteer_no"].startswith("610626")
    day, hours, title, place, words, minutes, evidence, leader = content["records"][0]
    assert (day, hours, title, place) == ("2026-03-07", "09:00–10:30", "上门理发", "杨柳村")
    assert (words, minutes, evidence, leader) == ("给三位老人理发", 90, "扫码签到签退", "苏远")


def test_when_all_is_reported_the_title_and_note_say_so(world):
    one = record_of(world)
    Reported.objects.create(
        county=one.county, kind="record", subject_id=one.pk, on=DAY, at=MONDAY, by_id=1
    )
    content = told(paper(world, make(world)[0]))
    assert content["title"] == "志愿服务记录证明"
    assert "已经录入" in content["note"]


@pytest.mark.parametrize(
    ("naming", "name", "document"),
    [("masked", "小*", "居民身份证 尾号**38"), ("named", "小武", "居民身份证 尾号**38"),
     ("full", "小武", f"居民身份证 {ID_NUMBER}")],
)  # fmt: skip
def test_name_and_document_are_written_as_chosen(world, naming, name, document):
    person = world.people["小武"]
    person.id_number = ID_NUMBER
    person.save()
    record_of(world)
    certificate = make(world, naming)[0]
    content = told(paper(world, certificate))
    assert (content["name"], content["document"]) == (name, document)
    stored = Certificate.objects.filter(pk=certificate.pk).values_list("words", flat=True)
    assert ID_NUMBER not in str(stored.first())


def test_the_counter_prints_for_somebody_but_never_the_full_number(world):
    record_of(world)
    keeper = world.actor("马青山")  # 杨柳村; 小武 lives in 石峁村
    with objected("not_your_unit"):
        make(world, by=keeper)
    clerk = world.actor("乔委员")
    with objected("own_choice"):
        make(world, "full", by=clerk)
    made = make(world, by=clerk)[0]
    content = told(print_certificate(certificate=made, address=CHECKED_AT, by=clerk, at=MONDAY))
    assert content["maker"] == "铁边城所·宣传委员代打"


@pytest.mark.parametrize("who", ["秦奶奶", "苏远", "严审计"])
def test_nobody_else_makes_or_prints_it(world, who):
    record_of(world)
    made = make(world)[0]
    for by in (world.actor(who), world.oneself(who)):
        with pytest.raises(Objected), transaction.atomic():
            make(world, by=by)
        with pytest.raises(Objected), transaction.atomic():
            print_certificate(certificate=made, address=CHECKED_AT, by=by, at=MONDAY)


@pytest.mark.parametrize(
    "asked",
    [{"naming": "all"}, {"since": UNTIL, "until": SINCE}, {"since": date(2027, 1, 1), "until": date(2027, 2, 1)},
     {"since": date(2000, 1, 1)}],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused(world, asked):
    record_of(world)
    with pytest.raises(Malformed), transaction.atomic():
        make(world, **asked)


def test_a_stranger_with_number_and_code_is_told_without_the_document(world):
    record_of(world)
    made = make(world)[0]
    seen = standing_of(f" {made.no[:3]} {made.no[3:]}", made.check_code.lower())
    assert (seen.state, seen.name, seen.minutes, seen.unit) == ("valid", "小*", 90, "理发小队")
    assert standing_of(made.no, "00000000") is None
    assert standing_of(made.no, "") is None
    assert standing_of("38205571946", made.check_code) is None
    assert standing_of("'; drop", "😀") is None


def test_withdrawn_and_revoked_ones_say_so_and_are_printed_no_more(world):
    record_of(world)
    first, second = make(world)[0], make(world)[0]
    withdraw_certificate(certificate=first, by=world.oneself("小武"), at=MONDAY)
    with malformed("why"):
        revoke_certificate(certificate=second, why=" ", by=world.actor("马青山"), at=MONDAY)
    revoke_certificate(certificate=second, why="时长记错了", by=world.actor("马青山"), at=MONDAY)
    assert standing_of(first.no, first.check_code).state == "withdrawn"
    seen = standing_of(second.no, second.check_code)
    assert (seen.state, seen.why) == ("revoked", "时长记错了")
    with objected("ended"):
        paper(world, first)
    with pytest.raises(Objected), transaction.atomic():
        withdraw_certificate(certificate=second, by=world.oneself("小武"), at=MONDAY)


@pytest.mark.parametrize("who", ["贾站长", "严审计", "秦奶奶"])
def test_only_the_recording_unit_and_above_revoke(world, who):
    record_of(world)
    with pytest.raises(Objected), transaction.atomic():
        revoke_certificate(certificate=make(world)[0], why="错了", by=world.actor(who), at=MONDAY)


def test_nobody_revokes_their_own(world):
    record_of(world, "马青山", unit="杨柳村")
    made = make(world, who="马青山")[0]
    with objected("own_certificate"):
        revoke_certificate(certificate=made, why="错了", by=world.actor("马青山"), at=MONDAY)


def test_a_record_corrected_later_is_told(world):
    one = record_of(world)
    made = make(world)[0]
    ServiceRecord.objects.filter(pk=one.pk).update(state="reversed")
    assert standing_of(made.no, made.check_code).is_corrected
    assert Certificate.objects.with_names().get(pk=made.pk).is_corrected


def test_who_is_erased_leaves_numbers_without_words(world):
    record_of(world)
    made = make(world)[0]
    empty_certificates_of(made.person_id, by=world.oneself("小武"), at=MONDAY)
    made.refresh_from_db()
    assert not made.words
    assert made.state == "withdrawn"


def test_the_file_is_known_again_and_any_other_is_not(world, tmp_path, capsys):
    record_of(world)
    pdf = paper(world, make(world)[0])
    assert standing_of_file(pdf).minutes == 90
    spoiled = pdf[:500] + bytes([pdf[500] ^ 1]) + pdf[501:]
    assert is_ours(spoiled) == ""
    with pytest.raises(Altered):
        read_pdf(spoiled)
    path, key = tmp_path / "证明.pdf", settings.KEYRING.public_keys()[-1].spelt
    path.write_bytes(pdf)
    assert main([str(path), "--key", key]) == 0
    assert "上门理发" in capsys.readouterr().out
    path.write_bytes(spoiled)
    assert main([str(path), "--key", key]) == 1


def places_of(pdf):
    """One byte of each region of a file: its head, what was signed beside it, the marks, the last."""
    marks = (
        b"endobj", b"stream", b"\nxref", b"trailer", b"/XMP", b"startxref", b"%%EOF",
        b"%wudan-content", b"%wudan-content ", b"%wudan-signature", b"%wudan-signature ",
    )  # fmt: skip
    found = {pdf.rfind(mark) + inside for mark in marks if mark in pdf for inside in (0, len(mark))}
    return {0, 5, len(pdf) // 2, len(pdf) - 120, len(pdf) - 1} | found


def test_the_command_names_any_one_byte_of_a_real_certificate_that_was_changed(
    world, tmp_path, capsys
):
    record_of(world)
    pdf = paper(world, make(world)[0])
    seed = random.randrange(10**9)
    chance = random.Random(seed)
    places = places_of(pdf) | set(chance.sample(range(len(pdf)), 400))
    path, key = tmp_path / "证明.pdf", settings.KEYRING.public_keys()[-1].spelt
    for place in sorted(places):
        spoiled = bytearray(pdf)
        spoiled[place] ^= 1 << chance.randrange(8)
        path.write_bytes(spoiled)
        assert main([str(path), "--key", key]) == 1, f"seed {seed}: byte {place} of {len(pdf)}"
    path.write_bytes(pdf)
    assert main([str(path), "--key", key]) == 0
    assert capsys.readouterr().out.count("不能作数") == len(places)


def test_a_day_has_its_measure(world):
    record_of(world)
    for _ in range(40):
        make(world)
    with objected("too_often"):
        make(world)
    person = world.people["小武"]
    later = MONDAY + timedelta(days=2)
    assert certify(
        person=person, since=SINCE, until=UNTIL, naming="masked", by=world.oneself("小武"), at=later
    )
