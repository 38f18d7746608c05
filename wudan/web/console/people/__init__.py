"""群众: who lives here, what is known, who may act for them; and who may be one and the same."""
