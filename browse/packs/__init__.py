"""Evidence packs: what is kept of an article or a story, as a ZIP file that can be checked without us."""
