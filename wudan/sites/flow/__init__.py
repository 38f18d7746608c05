"""From where to where, one file a thing; `docs/flows/resource.md` is drawn from them."""
