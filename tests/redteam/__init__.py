"""Attacks by an account of the house; each failed once and stays as a test."""
