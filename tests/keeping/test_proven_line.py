"""PostgreSQL that is proven by its certificate: the driver and the machine's own programs reach it alike."""

import os
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import psycopg
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from config.database import lines
from config.environment import database
from tests.clusters import clusters
from tests.keeping.houses import NOON, settle, silence, store_in
from wudan.backups.engines.postgres import Postgres
from wudan.backups.making import make
from wudan.backups.restoring import away_with, compared, lay_out
from wudan.kit.safekeeping import StoreFault

pytestmark = pytest.mark.postgres


def certificate(folder: Path) -> tuple[Path, Path]:
    """One for 127.0.0.1 that is its own authority, and its key."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "db")])  # fmt: skip
    today = datetime.now(UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(today - timedelta(days=1)).not_valid_after(today + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    files = folder / "server.crt", folder / "server.key"
    files[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    files[1].write_bytes(key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ))  # fmt: skip
    files[1].chmod(0o600)
    return files


@pytest.fixture(scope="module")
def proven():
    """A server with a certificate, and the file that this machine's trust would be."""
    with clusters(1) as (cluster,):
        crt, key = certificate(cluster.folder)
        if cluster.run_as:
            os.chown(key, cluster.run_as["user"], cluster.run_as["group"])
        cluster.stop()
        cluster.start(ssl="on", ssl_cert_file=str(crt), ssl_key_file=str(key))
        with psycopg.connect(cluster.url.removesuffix("wudan") + "postgres", autocommit=True) as server:  # fmt: skip
            server.execute("CREATE DATABASE wudan")
        yield cluster, crt


def test_a_copy_is_made_and_restored_over_it(proven, monkeypatch, tmp_path, settings):
    cluster, crt = proven
    monkeypatch.setattr(lines, "AUTHORITIES", crt)
    settle(tmp_path / "home", settings)
    live = Postgres.of(database(f"{cluster.url}?sslmode=verify-full", tmp_path, "wuqi"))
    with live._connected() as server:
        assert server.pgconn.ssl_in_use
        server.execute("CREATE TABLE deed (id bigserial PRIMARY KEY)")
    store = store_in(tmp_path / "store")
    copy = make(store, live, at=NOON, advance=silence).copy
    beside = lay_out(store, copy, live, tmp_path / "beside", label="drill", advance=silence)
    assert compared(copy, live, beside) == []
    away_with(beside, live)


def test_a_server_that_nobody_vouches_for_is_not_spoken_to(proven, tmp_path):
    cluster, _ = proven
    live = Postgres.of(database(f"{cluster.url}?sslmode=verify-full", tmp_path, "wuqi"))
    with pytest.raises(StoreFault, match="certificate verify failed"):
        live.size()
