"""Who separately agreed to stand in an export with name and phone (PIPL §25, 67号令 §16)."""


def consented(persons: set[int]) -> set[int]:
    """Those of these persons who agreed and did not withdraw."""
    return set()
