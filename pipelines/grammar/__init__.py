"""How Indonesian news prose is put together: words, names, titles, dates, numbers, statements. What fields lean on."""
