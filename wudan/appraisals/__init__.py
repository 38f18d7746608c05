"""考核: sheets as versions, reckoned from acts and judged on site; appeals; never a ranking (R098–R102)."""
