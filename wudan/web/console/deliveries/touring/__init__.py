"""巡回方案 on the console: write down, watch it being planned, look at the tours, send out, amend."""
