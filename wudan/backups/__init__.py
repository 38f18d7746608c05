"""Backups (备份): copies of the whole house while in use, restored beside, proved, then swapped in (ADR 76)."""
