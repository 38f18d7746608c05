"""年度档案: a county's year as one file that proves itself on another machine (R121; feature 49; ADR 62).

An open part that names nobody, a sealed part with the trail, a list of both with digests, signed.
"""
