"""The eight platforms: their menus, capacity, queues, cooperating departments, leads (R034, R041)."""
