"""Paths of the tree of units, `1.12.130.`: the numbers of whom something is below, and itself."""


def steps_of(path: str) -> list[int]:
    """A path as numbers. As a sort key it is the order of the tree: the tenth branch after the ninth."""
    return [int(step) for step in path.split(".") if step]
