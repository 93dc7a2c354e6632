"""Signals of ours, for Scrapy's signal manager."""

# An item has come to its end in the database, by `identity`. `outcome` is what saving did (new, changed, reread,
# unchanged) or the reason for which it was skipped; `detail` the rest of the reason. It is
# `UNSAVED` where nothing can be stored any more: the run is being stopped, and the next one has to bring the item.
item_settled = object()
UNSAVED = "unsaved"
# The round of an outlet is over: `outlet` is its slug, `tally` what was done there (see `rounds.tally`).
round_finished = object()
