"""安全: how the house stands against 等保2.0 二级; what was declared, and what is measured now."""
