"""签名: whatever byte of a signed file is changed, it no longer passes; and what else does not."""

import json
from base64 import b64encode
from datetime import date
from random import Random

import pytest

from wudan.jobs.commands.verify_certificate import main
from wudan.kit.sealing import add_key, add_signing_key, open_keyring, published_keys
from wudan.kit.signing import (
    Altered,
    SigningKey,
    new_key,
    read_pdf,
    read_text,
    sign_pdf,
    sign_text,
)

TODAY = date(2026, 9, 7)
KEY, OTHER = new_key(made_on="2026-09-07"), new_key(made_on="2026-09-07")
PLAIN = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n" + bytes(range(256)) * 4 + b"\nstartxref\n9\n%%EOF"
CONTENT = json.dumps({"no": "38205571946", "name": "秦**", "credit": 120}).encode()
SIGNED = sign_pdf(PLAIN, CONTENT, KEY)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "证明.pdf"
    path.write_bytes(SIGNED)
    return path


def _passes(content):
    try:
        return bool(read_pdf(content))
    except Altered:
        return False


def test_what_was_signed_passes_and_still_is_a_pdf():
    signed = read_pdf(SIGNED)
    assert (signed.content, signed.public) == (CONTENT, KEY.public)
    assert SIGNED.startswith(PLAIN)
    assert SIGNED.endswith(b"startxref\n9\n%%EOF\n")


def test_any_byte_changed_fails():
    seed = 20260907
    chance = Random(seed)
    for place in range(len(SIGNED)):
        spoiled = bytearray(SIGNED)
        spoiled[place] ^= chance.randrange(1, 256)
        assert not _passes(bytes(spoiled)), f"byte {place} of seed {seed} changed unnoticed"


@pytest.mark.parametrize(
    "spoiled",
    [SIGNED + b"\n", SIGNED[:-1], b"\n" + SIGNED, SIGNED + SIGNED, PLAIN, b"", b"%PDF-",
     SIGNED[:-200] + SIGNED[-199:], SIGNED.replace(b"%wudan-content ", b"%wudan-content  ")],
)  # fmt: skip
def test_bytes_added_taken_or_missing_fail(spoiled):
    with pytest.raises(Altered):
        read_pdf(spoiled)


def test_a_key_printed_over_another_one_fails():
    with pytest.raises(Altered):
        read_pdf(SIGNED.replace(KEY.spelt.encode(), OTHER.spelt.encode()))


def test_a_word_for_a_qr_code_passes_by_its_own_key_alone():
    word = sign_text(CONTENT, KEY)
    assert read_text(word, [OTHER.public, KEY.public]).content == CONTENT
    for spoiled in (word[:-1] + "A", word[:-1] + "Q", word.replace("1.", "2.", 1), word[3:], ""):
        if spoiled != word:
            with pytest.raises(Altered):
                read_text(spoiled, [KEY.public])
    with pytest.raises(Altered):
        read_text(word, [OTHER.public])


def test_the_command_tells_valid_altered_and_foreign(file, capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("WUDAN_KEYS", str(tmp_path / "no-such-file.json"))
    assert main([str(file), "--key", KEY.spelt]) == 0
    assert "秦**" in capsys.readouterr().out
    assert main([str(file), "--key", OTHER.spelt]) == 3
    assert main([str(file)]) == 4
    file.write_bytes(SIGNED[:100] + b"?" + SIGNED[101:])
    assert main([str(file), "--key", KEY.spelt]) == 1
    assert main([str(tmp_path / "none.pdf"), "--key", KEY.spelt]) == 2
    assert main([str(file), "--key", "我的钥匙"]) == 2
    assert main([]) == 2
    word = f"https://wudan.example/certificates/verification?no=1#{sign_text(CONTENT, KEY)}"
    assert main(["--qr", word, "--key", KEY.spelt]) == 0
    assert main(["--qr", word + "x", "--key", KEY.spelt]) == 1
    assert not (tmp_path / "no-such-file.json").exists()


def test_the_keys_file_keeps_old_public_halves_and_no_old_private_one(tmp_path):
    path = tmp_path / "keys.json"
    ring = open_keyring(path, made_on=TODAY)
    first = ring.signer(on=TODAY)
    assert ring.signer(on=TODAY) == first
    fresh = add_signing_key(path, made_on=TODAY)
    add_key(path, made_on=TODAY)
    ring.look_again()
    assert ring.signer(on=TODAY) == fresh
    assert ring.public_keys()[0] == SigningKey(first.public, first.made_on)
    assert published_keys(path) == [first.public, fresh.public]
    assert b64encode(first.secret).decode() not in path.read_text()
    assert published_keys(tmp_path / "none.json") == []
