"""How much was written when and where, and the elections that it is held against."""
