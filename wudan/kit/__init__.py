"""Tools without a database: clock, working time, numbers, places, text, refusals, packs.

Imports nothing of ours and knows neither the web nor the framework.
"""
