"""Where: administrative divisions and units, two dated trees; the table of days off."""
