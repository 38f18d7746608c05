"""Ways in for who has neither telephone nor patience: printed sheets, the call, the hall's screen.

What is ticked on paper is read by a machine and confirmed by a person; it ends in the same
actions as everything else (ADR 69, R004, R038).
"""
