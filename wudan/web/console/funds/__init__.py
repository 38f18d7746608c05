"""专项资金's pages: the year on one screen, what is held and paid, money beside people, the sheet."""
