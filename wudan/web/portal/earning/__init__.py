"""Earning, as everybody and as whom it is about see it."""
