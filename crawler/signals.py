"""Signals of ours, for Scrapy's signal manager."""

# An item has come to its end in the database, by `identity`. `outcome` is what saving did (new, changed, reread,
# unchanged) or the reason for which it was skipped; `detail` the rest of the reason.
item_settled = object()
