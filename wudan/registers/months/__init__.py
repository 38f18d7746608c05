"""月小结: how a month is reckoned for all reporters at once, and how two reckonings differ."""
