"""Prove every hash chain of the journal; name the first wrong row."""

import argparse

from wudan.journal.events import chain_keys, first_fault


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def run(options: argparse.Namespace) -> int:
    """0 when all chains are whole, 1 with the first fault of each that is not."""
    keys = list(chain_keys())
    faults = [fault for fault in map(first_fault, keys) if fault]
    print("\n".join(faults) if faults else f"{len(keys)} 条留痕链全部完好。")
    return 1 if faults else 0
