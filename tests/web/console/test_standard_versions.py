"""标准各版: the office writes the next version over the last, compares the two, lays the paper beside."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.sites.standing import BASE, NINE, adopted, looked
from tests.sites.test_revising import PDF
from tests.web.console.desk import words_of
from wudan.sites.models import Standard, StandardPaper


def typed(page, **given):
    """What the form sends when only this is changed."""
    form, said = page.context["form"], {}
    for field in form:
        value = field.initial if field.initial is not None else ""
        said[field.html_name] = f"{value:%Y-%m-%d}" if hasattr(value, "year") else value
    return {name: value for name, value in (said | given).items() if value is not False}


def test_the_office_writes_the_next_version_and_sees_what_changed(world, desk_of):
    eight, desk = adopted(), desk_of("柳文书")
    looked(world)
    versions = words_of(desk.see("standard-versions"))
    assert "改出新的一版" in versions
    page = desk.see("standard-revision", eight.pk)
    said = typed(
        page, name="九有标准", why="县里定了九有", **{
            "meaning-venue": "有固定的地方，天天开门。", "ends-brand": "on",
            "name-new1": "有积分", "meaning-new1": "积分看得懂、换得到。", "evidence-new1": ["talk"],
        },
    )  # fmt: skip
    answer = desk.send("standard-revision", eight.pk, **said)
    assert answer.status_code == 303
    made = Standard.objects.get(version=2, code="eight")
    assert f"{made.periods.get().starts_on}" == "2026-10-01", "the first of the next month unless another day is said"  # fmt: skip
    shown = words_of(desk.see("standard-version", made.pk))
    for word in ("新加的", "不再要求", "改了", "有积分", "另外 6 项没有变"):
        assert word in shown
    assert "<ins>" in shown
    assert desk.see("standard-revision", eight.pk).status_code == 200
    assert desk.send("standard-revision", eight.pk, **said).status_code in {409, 422}


def test_what_was_typed_stays_and_the_fault_stands_beside_its_field(world, desk_of):
    eight, desk = adopted(), desk_of("柳文书")
    page = desk.see("standard-revision", eight.pk)
    said = typed(page, why="试", **{"name-team": "", "meaning-team": "队员名单是真的。"})
    answer = desk.send("standard-revision", eight.pk, **said)
    assert answer.status_code == 422
    assert "请写这一项叫什么" in words_of(answer)
    assert "队员名单是真的。" in words_of(answer)
    assert Standard.objects.filter(code="eight").count() == 1


def test_any_two_versions_are_held_beside_each_other(world, desk_of):
    eight = adopted(BASE, NINE)
    nine = Standard.objects.get(code="nine")
    answer = desk_of("郝书记").see("standard-version", nine.pk, beside=eight.pk)
    page = words_of(answer)
    assert all(len(pairs) == 1 for one in answer.context["shown"] for _label, pairs in one.lines)
    assert "和八有标准第 1 版比" in page
    assert "改出新的一版" not in page


def test_the_paper_is_laid_beside_and_everybody_reads_it(
    world, desk_of, client, settings, tmp_path
):
    settings.SITE_PICTURES = tmp_path
    eight, desk = adopted(), desk_of("柳文书")
    file = SimpleUploadedFile("../方案.pdf", b"no", "application/pdf")
    answer = desk.send("standard-paper-new", eight.pk, title="吴文明委〔2026〕3号", file=file)
    assert answer.status_code == 422
    assert "请传 PDF 文件" in words_of(answer)
    large = SimpleUploadedFile("方案.pdf", PDF + bytes(12 * 1024 * 1024), "application/pdf")
    answer = desk.send("standard-paper-new", eight.pk, title="吴文明委〔2026〕3号", file=large)
    assert answer.status_code == 422
    assert "文件太大了，最多 10 MB" in words_of(answer)
    assert "请传 PDF 文件" not in words_of(answer)
    file = SimpleUploadedFile("../方案.pdf", PDF, "application/pdf")
    answer = desk.send("standard-paper-new", eight.pk, title="吴文明委〔2026〕3号", file=file)
    assert answer.status_code == 303
    paper = StandardPaper.objects.get()
    assert "吴文明委〔2026〕3号" in words_of(client.get("/standard"))
    got = client.get(f"/standard/papers/{paper.pk}")
    assert (got.content, got["Content-Type"]) == (PDF, "application/pdf")
    assert "attachment" in got["Content-Disposition"]
    assert client.get("/standard/papers/999999").status_code == 404
