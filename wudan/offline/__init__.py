"""离线站: what a keeper or leader takes along to where there is no network, and what comes back of it.

Each act carries a key made on the telephone, is done once by the same action as on its page, and
what cannot be done waits with its reason until a person decides (ADR 68).
"""
