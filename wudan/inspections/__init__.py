"""督查指导: who visits which site when, drawn by lot or named, and never too often (R098–R102)."""
