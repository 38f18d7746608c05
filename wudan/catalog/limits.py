"""How long and how large what an item says may be; a project, which becomes one, keeps to the same."""

LONGEST_NAME, LONGEST_SUMMARY, LONGEST_DESCRIPTION = 20, 80, 1000
MOST_WORDS, LONGEST_WORD = 20, LONGEST_NAME
"""What people call it; an item that came from a project is called by its name at first."""
MINUTES = (5, 1440)
HEADCOUNT = (1, 500)
LEAD_DAYS = (0, 90)
COMPLETE_DAYS = (1, 60)
"""Working days; only the menu asks for them."""
