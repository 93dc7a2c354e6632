"""Scrapy's settings for this project. Any of them can be changed for one run with `-s NAME=VALUE`."""

BOT_NAME = "netralitas"
SPIDER_MODULES = ["crawler.spiders"]
COMMANDS_MODULE = "crawler.commands"

# Ours
DATABASE = "data/netralitas.sqlite3"  # path of the SQLite file
KEEP_OFF_TOPIC = False  # store and export articles that are off topic too
FILE_MAX_BYTES = 10_000_000  # a larger file (a longer line of a .jsonl) is skipped; counted uncompressed

ITEM_PIPELINES = {
    "pipelines.normalise.NormalisePipeline": 100,
    "pipelines.relevance.RelevancePipeline": 200,
    "pipelines.read.ReadPipeline": 300,
    "pipelines.store.StorePipeline": 400,
}
EXTENSIONS = {
    "crawler.extensions.Progress": 100,
    "crawler.extensions.Summary": 200,
}

# Scrapy's own, where its default does not suit a tool that people run and that reads hostile pages
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False  # it would run Python that comes over HTTP
LOG_LEVEL = "WARNING"  # the summary tells the rest; -L INFO shows Scrapy's own log
FEED_EXPORT_ENCODING = "utf-8"
