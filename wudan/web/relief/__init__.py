"""减负: what may not be asked of anybody, proved off; what is asked, counted."""
