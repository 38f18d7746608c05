"""全国系统交换包: tables in the national system's terms, packed, and read back (domain §2.4).

No conformance is claimed: the mapping in docs/national.md is to be checked against the purchased text
of MZ/T 061-2015 before anything is uploaded anywhere.
"""
