"""Other systems that bring orders in and hear of what happens: named, answered for, revocable (ADR 70)."""
