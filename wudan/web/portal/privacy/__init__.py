"""隐私中心: what is kept about oneself, who looked, and how to correct, copy, erase it (PIPL §44–50)."""
