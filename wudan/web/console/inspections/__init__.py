"""督查指导 on the console: plans, the inspector's day, a site's visits, how often everybody was there."""
