"""密存: what was sealed opens again, and nothing else does."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wudan.kit.sealing import (
    CIPHERS,
    KeyMissing,
    KeyringInUse,
    KeysFileError,
    Unreadable,
    add_key,
    make_keys_file,
    open_keyring,
)
from wudan.kit.sealing.keys_file import retire_key

TODAY = date(2026, 9, 7)


@pytest.fixture(params=CIPHERS)
def ring(request, tmp_path):
    return open_keyring(tmp_path / "keys.json", made_on=TODAY, cipher=request.param)


def test_what_was_sealed_opens(ring):
    token = ring.seal("窑洞坪三组12号", "people_person.address")
    assert "窑洞" not in token
    assert ring.unseal(token, "people_person.address") == "窑洞坪三组12号"


def test_equal_texts_are_sealed_differently_and_found_alike(ring):
    assert ring.seal("13912345678", "a.b") != ring.seal("13912345678", "a.b")
    assert ring.blind("13912345678", "phone") == ring.blind("13912345678", "phone")
    assert ring.blind("13912345678", "phone") != ring.blind("13912345678", "tail")


def test_nothing_stays_nothing(ring):
    assert ring.seal("", "a.b") == ring.unseal("", "a.b") == ring.blind("", "a.b") == ""


def test_a_sealed_text_moved_to_another_column_does_not_open(ring):
    with pytest.raises(Unreadable):
        ring.unseal(ring.seal("13912345678", "a.phone"), "a.address")


@given(place=st.integers(0, 10**6), change=st.integers(1, 255))
def test_a_sealed_text_with_one_byte_changed_does_not_open(tmp_path_factory, place, change):
    folder = tmp_path_factory.mktemp("keys")
    ring = open_keyring(folder / "keys.json", made_on=TODAY)
    head, _, body = ring.seal("13912345678", "a.b").partition(".")
    raw = bytearray(body.encode())
    raw[place % len(raw)] ^= change
    if bytes(raw) == body.encode():
        return
    spoiled = f"{head}.{raw.decode('latin-1')}"
    with suppress(Unreadable):  # base64 has a few spellings of the same bytes, which still open
        assert ring.unseal(spoiled, "a.b") == "13912345678", "another text came out"


@pytest.mark.parametrize(
    "token", ["x", "k1", "k1.", "k1.AAAA", "k1.😀", "k9.AAAA", ".", "k1.====="]
)
def test_what_is_no_sealed_text_is_refused_and_not_guessed(ring, token):
    with pytest.raises(Unreadable):
        ring.unseal(token, "a.b")


def test_the_newest_key_seals_and_the_older_ones_still_open(ring, tmp_path):
    old = ring.seal("旧", "a.b")
    key = add_key(tmp_path / "keys.json", made_on=TODAY)
    ring.look_again()
    assert ring.seal("新", "a.b").startswith(f"{key.id}.")
    assert ring.unseal(old, "a.b") == "旧"


def test_a_key_made_by_another_process_is_found_when_it_is_needed(ring, tmp_path):
    add_key(tmp_path / "keys.json", made_on=TODAY)
    other = open_keyring(tmp_path / "keys.json", made_on=TODAY)
    assert ring.unseal(other.seal("新", "a.b"), "a.b") == "新"


def test_a_retired_key_seals_no_more(ring, tmp_path):
    first = ring.present.current.id
    key = add_key(tmp_path / "keys.json", made_on=TODAY)
    retire_key(tmp_path / "keys.json", key.id)
    assert ring.look_again().current.id == first


def test_a_key_of_one_file_never_passes_for_one_of_another(ring, tmp_path):
    other = open_keyring(tmp_path / "other.json", made_on=TODAY)
    with pytest.raises(KeyMissing):
        ring.unseal(other.seal("旧", "a.b"), "a.b")


def test_a_file_of_before_ids_were_drawn_goes_on(ring, tmp_path):
    path = tmp_path / "keys.json"
    path.write_text(path.read_text("utf-8").replace(ring.present.current.id, "k1"), "utf-8")
    old = ring.look_again().seal("旧", "a.b")
    assert old.startswith("k1.")
    assert add_key(path, made_on=TODAY).id.startswith("k2-")
    assert ring.look_again().unseal(old, "a.b") == "旧"


def test_a_file_that_is_not_there_is_made_when_it_is_needed(tmp_path):
    path, asked = tmp_path / "keys.json", []

    def make():
        asked.append(path.exists())
        make_keys_file(path, made_on=TODAY, cipher="aes-256-gcm")

    fresh = KeyringInUse(path)
    fresh.make_by(make)
    assert not path.exists()
    assert fresh.unseal(fresh.seal("新", "a.b"), "a.b") == "新"
    assert asked == [False]


def test_a_file_that_went_away_is_not_made_anew(ring, tmp_path):
    ring.make_by(lambda: pytest.fail("asked to make one"))
    (tmp_path / "keys.json").unlink()
    with pytest.raises(KeysFileError, match="restore it"):
        ring.look_again()
    assert not (tmp_path / "keys.json").exists()


def test_without_its_key_a_text_says_which_key_is_missing(ring, tmp_path):
    other = open_keyring(tmp_path / "other.json", made_on=TODAY)
    key = add_key(tmp_path / "other.json", made_on=TODAY)
    assert key.id.startswith("k2-")
    with pytest.raises(KeyMissing, match=key.id):
        ring.unseal(other.look_again().seal("新", "a.b"), "a.b")


def test_the_file_is_for_the_service_alone(ring, tmp_path):
    assert (tmp_path / "keys.json").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"keys": [], "index": ""}', "not json", "\x00"])
def test_a_spoiled_keys_file_is_said_in_one_line(tmp_path, text):
    (tmp_path / "keys.json").write_text(text)
    with pytest.raises(KeysFileError, match=r"keys\.json"):
        open_keyring(tmp_path / "keys.json", made_on=TODAY)


def test_no_key_is_printed(ring):
    assert "secret" not in repr(ring.present.current)
    assert "index" not in repr(ring.present)
