"""What a request costs with a small county's year in the tables, with ten and with a hundred times it.

Two databases, three sizes. The data are laid once and kept; each run measures copies of them, so that a run
leaves nothing behind. See `docs/benchmarks.md`.
"""
