"""How well the chain reads: precision, recall and F1 of every field against gold records."""
