"""Who can do it: 8+N teams and tiers, members, skills, licences, where and when (R043–R050)."""
