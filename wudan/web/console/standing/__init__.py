"""对标: standards, checks, rectifications, demonstration sites and pairings on the console."""
