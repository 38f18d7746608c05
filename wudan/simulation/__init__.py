"""A county-year on paper: orders, stations, teams, points, leave and faults, by the real rules.

Reads a pack and writes nothing. The flow, the deadlines, the ranking of teams, what an act earns and
the gauge of the points bank are those of the house; how often people ask and how long they take are
assumptions, listed and changeable (R051; feature 47; ADR 60). Same seed, same year, byte for byte.
"""
