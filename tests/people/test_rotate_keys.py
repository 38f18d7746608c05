"""换密钥: all texts go under the new key; in use, killed, resumed; the old key opens old copies."""

import json
import threading
import time
from base64 import b64encode

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings as house
from django.db import connection, connections

from tests.world import MONDAY, build, plain
from wudan.kit.sealed_files import SealedFiles
from wudan.kit.sealing import open_keyring
from wudan.kit.sealing.keys_file import KeyringInUse
from wudan.people.actions.rotate_keys import begin_rotation, finish_rotation
from wudan.people.actors import THE_OPERATOR
from wudan.people.models import Account, Person
from wudan.people.rotation import (
    holds_sealed,
    missing_at_a_glance,
    missing_keys,
    sealed_by_others,
    sealed_tables,
)
from wudan.people.second_factor import authenticators_of, code_now, code_of, new_secret, sheet_of

pytestmark = pytest.mark.postgres
WHO = {"county": "610626", "by": THE_OPERATOR, "at": MONDAY}


class Killed(Exception):
    """The process is gone."""


@pytest.fixture
def keys(settings, tmp_path):
    """Keys of this story's own."""
    settings.KEYS_FILE = tmp_path / "keys.json"
    settings.KEYRING = open_keyring(settings.KEYS_FILE, made_on=MONDAY.date())
    return settings.KEYS_FILE


@pytest.fixture
def county(keys, db):
    """A county whose texts are all sealed with the first key."""
    world = build()
    world.place(lon=107.9, lat=36.9)
    for number in range(40):
        Person.objects.create(county="610626", name=f"村民{number}", phone=f"1019000{number:04d}")
    return world


def rotate(**given):
    begin_rotation(**WHO, **given)
    return finish_rotation(**WHO, advance=lambda n: None)


@pytest.mark.parametrize("cipher", ["aes-256-gcm", "sm4-gcm"])
def test_after_a_rotation_nothing_is_under_the_old_key(county, cipher):
    changed, left = rotate(cipher=cipher)
    assert (changed > 60, left) == (True, {})
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM people_person WHERE phone LIKE 'k1-%%.%%'", [])
        assert cursor.fetchone() == (0,)
    assert county.phone("秦奶奶") == "10100000000"
    assert plain(Person.objects.get(name="村民7").phone) == "10190000007"


def test_the_old_key_seals_no_more_and_still_opens_old_copies(county, keys):
    old, first = house.KEYRING.seal("旧备份", "people_person.phone"), house.KEYRING.present.current
    rotate()
    fresh = KeyringInUse(keys)
    assert fresh.present.keys[first.id].retired
    assert fresh.seal("新", "people_person.phone").startswith("k2-")
    assert fresh.unseal(old, "people_person.phone") == "旧备份"


def test_people_are_found_as_before(county):
    rotate()
    assert Person.objects.with_phone("10190000039").get().name == "村民39"
    assert Person.objects.named_like("0039").get().name == "村民39"


def test_killed_half_way_it_goes_on_where_it_was(county):
    first = house.KEYRING.present.current.id
    begin_rotation(**WHO)
    seen = []

    def die(n):
        seen.append(n)
        if len(seen) == 2:
            raise Killed

    with pytest.raises(Killed):
        finish_rotation(**WHO, advance=die)
    assert not house.KEYRING.present.keys[first].retired
    assert finish_rotation(**WHO, advance=lambda n: None)[1] == {}
    assert county.phone("秦奶奶") == "10100000000"


def test_a_change_made_meanwhile_is_not_lost(county):
    """A row rewritten between reading and sealing keeps what was written."""
    begin_rotation(**WHO)
    person = Person.objects.get(name="村民3")

    def meanwhile(n):
        if person.phone and plain(person.phone) != "10155555555":
            person.phone = "10155555555"
            person.save()

    finish_rotation(**WHO, advance=meanwhile)
    assert plain(Person.objects.get(name="村民3").phone) == "10155555555"
    assert Person.objects.with_phone("10155555555").exists()


def test_writers_go_on_while_keys_are_changed(keys, shared_world):
    Person.objects.bulk_create(
        Person(county="610626", name=f"村民{n}", phone=f"1019{n:07d}") for n in range(1500)
    )
    stop, faults, written = threading.Event(), [], []

    def write():
        try:
            while not stop.is_set():
                number = len(written)
                person = Person.objects.get(name=f"村民{number % 1500}")
                person.phone = f"1018{number:07d}"
                person.save()
                written.append((person.pk, f"1018{number:07d}"))
        except Exception as fault:
            faults.append(fault)
        finally:
            connections.close_all()

    def until_more_is_written(_many):
        before, patience = len(written), time.monotonic() + 10
        while len(written) < before + 3 and time.monotonic() < patience:
            time.sleep(0.01)

    writer = threading.Thread(target=write)
    writer.start()
    begin_rotation(**WHO)
    _, left = finish_rotation(**WHO, advance=until_more_is_written)
    stop.set()
    writer.join(20)
    assert (faults, left) == ([], {})
    last = dict(written)
    assert len(last) > 10
    found = {p.pk: plain(p.phone) for p in Person.objects.filter(pk__in=last)}
    assert found == last


def test_every_table_with_sealed_columns_is_rewritten(county):
    names = {table.name for table in sealed_tables()}
    assert names >= {"people_person", "orders_order", "journal_storedanswer"}
    first = house.KEYRING.present.current.id
    begin_rotation(**WHO)
    assert set(sealed_by_others()) == {first}


def test_a_stray_keys_file_is_noticed_before_anything_is_served(county, settings, tmp_path):
    assert missing_keys() == missing_at_a_glance() == set()
    lost = house.KEYRING.present.current.id
    settings.KEYRING = open_keyring(tmp_path / "another.json", made_on=MONDAY.date())
    assert missing_keys() == missing_at_a_glance() == {lost}
    Person.objects.create(county="610626", name="王新", phone="10177777777")  # under the stray one
    assert missing_keys() == missing_at_a_glance() == {lost}


def test_a_wrong_key_under_the_right_id_is_noticed(county, keys):
    told = json.loads(keys.read_text("utf-8"))
    told["keys"][0]["secret"] = b64encode(bytes(32)).decode()
    keys.write_text(json.dumps(told), "utf-8")
    assert missing_keys() == missing_at_a_glance() == {told["keys"][0]["id"]}


def test_one_spoiled_text_does_not_make_its_key_a_wrong_one(county):
    with connection.cursor() as cursor:
        cursor.execute("SELECT min(phone) FROM people_person WHERE phone <> ''")
        (least,) = cursor.fetchone()
        cursor.execute("UPDATE people_person SET phone = %s WHERE phone = %s", [f"{least}AAAA", least])  # fmt: skip
    assert missing_keys() == set()


def test_whether_anything_was_sealed_is_known_from_the_rows(db, keys):
    assert not holds_sealed()
    Person.objects.create(county="610626", name="没有电话的人")
    assert not holds_sealed()
    Person.objects.create(county="610626", name="有电话的人", phone="10190000000")
    assert holds_sealed()


def test_a_second_factor_is_sealed_as_well(db, keys):
    person = Person.objects.create(county="610626", name="没有电话的人")
    TOTP.activate(Account.objects.create(account="管理员", person=person), new_secret())
    assert holds_sealed()


def test_second_factors_go_under_the_new_key_and_still_work(county):
    account = county.people["马青山"].account
    secret = new_secret()
    TOTP.activate(account, secret)
    RecoveryCodes.activate(account)
    before = sheet_of(account)
    rotate()
    kept = {str(row.data) for row in authenticators_of(account)}
    assert not any("'k1-" in data for data in kept)
    assert all("'k2-" in data for data in kept)
    assert (code_now(account), sheet_of(account)) == (code_of(secret), before)


def test_sealed_files_go_under_the_new_key(county, tmp_path):
    def seal(content):
        return house.KEYRING.seal(content.decode(), "files").encode()

    def unseal(sealed):
        return house.KEYRING.unseal(sealed.decode(), "files").encode()

    files = SealedFiles(tmp_path / "files", seal, unseal)
    name = files.put("签了字的纸".encode())
    begin_rotation(**WHO)
    finish_rotation(**WHO, advance=lambda n: None, files=[files])
    assert (tmp_path / "files" / name).read_bytes().startswith(b"k2-")
    assert files.get(name).decode() == "签了字的纸"
