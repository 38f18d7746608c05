"""纸表: printed, handed in as photographs, looked over by a person; and the call, one question at a time."""
