"""How the line to PostgreSQL is protected."""

from pathlib import Path

AUTHORITIES = Path("/etc/ssl/certs/ca-certificates.crt")
"""Whom this machine trusts; Debian's package ca-certificates keeps it."""


def protected(host: str, asked: dict[str, str]) -> dict[str, str]:
    """On another machine encrypted and proven, unless the address asks for something else.

    `system` is said as the file it means: PostgreSQL's programs older than 16 do not know the word, and the driver,
    which brings an OpenSSL of its own, looks in a folder that no machine has. Where nothing is to be proven
    no authority is told: libpq refuses `system` beside a weaker mode, and beside a file proves more than was asked.
    """
    is_near = host in {"", "localhost"} or host.startswith(("/", "127.")) or host == "::1"
    line = asked if is_near else {"sslmode": "verify-full"} | asked
    if line.get("sslmode", "").startswith("verify-"):
        line = {"sslrootcert": "system"} | line
    if line.get("sslrootcert") == "system" and AUTHORITIES.exists():
        line = line | {"sslrootcert": str(AUTHORITIES)}
    return line
