"""The systems: ours, and the peers that install from the package index."""
