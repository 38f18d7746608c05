"""文明家庭 on pages: the desk of sites, the visitors, the public register, one's own household."""
