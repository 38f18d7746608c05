"""五单: place, accept, dispatch, fulfill, review. The product's heart (R062–R064).

One rule, one place: pages, API, commands and jobs all pass through `orders.actions`.
"""
