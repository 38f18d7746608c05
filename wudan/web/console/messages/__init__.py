"""通知的台子: what is on its way, how each channel stands, what a day may cost, general notices."""
