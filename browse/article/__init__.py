"""What the page of an article is made of: each module reads or makes one part of it."""
