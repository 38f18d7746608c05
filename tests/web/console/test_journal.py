"""留痕."""

from django.db import connection

from tests.web.console.desk import words_of


def test_the_auditor_reads_what_happened_and_that_it_is_whole(world, desk_of):
    order = world.order_at("accepted")
    page = words_of(desk_of("严审计").see("journal"))
    assert "核对完好" in page
    assert "杨柳村站·站长" in page
    assert order.number in page


def test_a_record_changed_behind_the_journals_back_is_found(world, desk_of, monkeypatch):
    world.order_at("accepted")
    monkeypatch.setattr(
        "wudan.journal.reading.first_fault", lambda key: f"链 {key} 第 1 条与哈希不符"
    )
    page = words_of(desk_of("严审计").see("journal", proof="all"))
    assert "留痕链对不上" in page
    assert "与哈希不符" in page


def test_older_events_are_a_page_away(world, desk_of):
    for _ in range(60):
        world.place()
    auditor = desk_of("严审计")
    first = auditor.see("journal")
    older = auditor.client.get(first.context["older_url"])
    assert len(older.context["lines"]) == 10


def test_reading_the_journal_writes_nothing(world, desk_of):
    world.place()
    auditor = desk_of("严审计")
    with connection.execute_wrapper(_no_writes):
        assert auditor.see("journal").status_code == 200


def test_only_the_auditor_reads_the_journal(world, desk_of):
    for name in ("柳文书", "郝书记", "计管理", "马青山"):
        assert desk_of(name).see("journal").status_code == 404


def _no_writes(execute, sql, params, many, context):
    assert sql.lstrip().upper().startswith(("SELECT", "SAVEPOINT", "RELEASE")), sql
    return execute(sql, params, many, context)
