"""The tree of sites: opened, reached, named, moved under another, ended."""
