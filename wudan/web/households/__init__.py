"""拴正人家 on pages: the desk of sites, the visitors, the public register, one's own household."""
