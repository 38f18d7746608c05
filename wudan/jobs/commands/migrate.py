"""Bring the database to this version's tables."""

import argparse

from django.core.management import call_command


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def run(options: argparse.Namespace) -> int:
    """Migrate."""
    call_command("migrate", verbosity=0, interactive=False)
    return 0
