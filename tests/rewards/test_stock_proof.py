"""库存核对: count and promise are the sum of the movements; what was altered is named by its row."""

import pytest

from tests.rewards.shopping import collected, reserved, rich, stocked
from wudan.jobs.commandline import main
from wudan.rewards.models import Batch, Stock
from wudan.rewards.proof import verify_stock

pytestmark = pytest.mark.postgres


def test_a_stock_is_the_sum_of_its_movements(world, capsys):
    eggs = stocked(world)
    rich(world)
    collected(world, reserved(world, eggs, quantity=2))
    reserved(world, eggs)
    proof = verify_stock()
    assert (proof.stocks, proof.faults) == (1, [])
    assert main(["verify-ledger"]) == 0
    assert "库存完好" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "words"),
    [({"count": 9}, "有 9，变动合计 5"), ({"reserved": 3}, "留出 3，变动合计 1")],
)
def test_an_altered_stock_is_named(world, change, words):
    eggs = stocked(world)
    rich(world)
    reserved(world, eggs)
    Stock.objects.filter(pk=eggs.pk).update(**change)
    assert [str(one) for one in verify_stock().faults] == [f"rewards_stock {eggs.pk}：{words}"]


def test_an_altered_batch_is_named_and_the_command_says_so(world, capsys):
    batch = stocked(world).batches.get()
    Batch.objects.filter(pk=batch.pk).update(left=1)
    assert [(one.table, one.id) for one in verify_stock().faults] == [("rewards_batch", batch.pk)]
    assert main(["verify-ledger"]) == 1
    assert f"rewards_batch {batch.pk}" in capsys.readouterr().out
