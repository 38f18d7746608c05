"""研判时长: patterns in the records that a person should look at, each explained (domain §4, A01–A07).

Pure functions over what was read: each detector answers suspicions, and none of them does
anything. A human decides (PIPL §24); nothing is taken from anybody by a machine.
"""

from wudan.ledger.detecting.facts import Facts, Served, Suspicion
from wudan.ledger.detecting.table import DETECTORS, detect

__all__ = ["DETECTORS", "Facts", "Served", "Suspicion", "detect"]
