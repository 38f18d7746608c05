"""What is done to fill shifts: say that one would come, propose, change, send, answer (R052, 条例 §25)."""
