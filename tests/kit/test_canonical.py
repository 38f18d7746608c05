"""One spelling for one value."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from wudan.kit.canonical import digest, spell

values = st.dictionaries(st.text(), st.none() | st.booleans() | st.integers() | st.text())


@given(values)
def test_the_sequence_of_names_does_not_matter(value):
    assert spell(value) == spell(dict(reversed(value.items())))


def test_it_is_plain_utf_8_without_blanks():
    assert spell({"乙": [1, 2], "a": None}) == '{"a":null,"乙":[1,2]}'.encode()


@given(st.lists(st.binary(), min_size=1), st.lists(st.binary(), min_size=1))
def test_parts_do_not_run_into_each_other(one, two):
    assert (digest(*one) == digest(*two)) == (one == two)


def test_each_part_is_framed_by_its_length():
    framed = (1).to_bytes(8, "big") + b"a" + (0).to_bytes(8, "big")
    assert digest(b"a", b"") == hashlib.sha256(framed).hexdigest()
