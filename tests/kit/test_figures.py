"""A figure opens to rows that make it, and says so when they do not."""

from wudan.kit.figures import Figure, Part, Share


def served(*amounts: int, told: int) -> Figure:
    rows = [Part("order", number, f"第{number}单", amount) for number, amount in enumerate(amounts)]
    return Figure("residents", "服务群众", told, "人", lambda: rows)


def test_who_came_twice_counts_once():
    assert served(1, 1, 0, told=2).adds_up()


def test_a_number_without_its_rows_is_found():
    assert not served(1, 1, told=3).adds_up()


def test_of_nothing_there_is_no_share():
    assert Share("rate", "评单率", served(told=0), served(told=0)).ratio is None
    assert Share("rate", "评单率", served(1, told=1), served(1, 1, told=2)).ratio == 0.5
