"""我的时长: one's own book, its evidence and signatures, what one disputes, the star one asks for."""
