"""Scrapy's settings for this project. Any of them can be changed for one run with `-s NAME=VALUE`."""

import os

BOT_NAME = "netralitas"
SPIDER_MODULES = ["crawler.spiders"]
COMMANDS_MODULE = "crawler.commands"

# Ours
DATABASE = "data/netralitas.sqlite3"  # path of the SQLite file
KEEP_OFF_TOPIC = False  # store and export articles that are off topic too
WORKERS = os.cpu_count() or 1  # processes that parse and read pages; 0: in the process that fetches them
WORK_TIMEOUT = 30.0  # seconds that a worker may take for one page, before it is replaced and the page skipped
ARCHIVE = True  # keep all that is fetched, as received, in WARC files
ARCHIVE_FOLDER = None  # path of their folder; None: beside the database, of its name, with .warc
ARCHIVE_MAX_BYTES = 1_000_000_000  # of a WARC file; then another one is begun
CORRECTIONS = None  # path of the file that corrects links of people; None: corrections.csv beside the database
FILE_MAX_BYTES = 10_000_000  # a larger file (a longer line of a .jsonl) is skipped; counted uncompressed

# Ours, of live crawls
CONTACT = None  # e-mail address or URL of whoever runs the crawl: stands in the User-Agent; no request goes out without
LOOK_BACK_DAYS = 30  # of registered outlets, where `since` is not given; 0: all that they list
OUTLETS_AT_ONCE = 32  # outlets that are visited side by side
PRIVATE_HOSTS_ALLOWED = ""  # hosts (or host:port), parted by commas, that may be asked at private or local addresses
REQUESTS_PER_OUTLET = 3000  # in one run, retries and redirects too; 0 is without limit. The next run goes on
CRAWL_DELAY_MAX = 30.0  # seconds; a longer Crawl-delay in robots.txt is cut to this
ROBOTS_AGAIN_AFTER = 300.0  # seconds until a robots.txt that could not be had (5xx) is asked for a second and last time
RETRY_AFTER_MAX = 60.0  # seconds; a longer Retry-After is cut to this
RETRY_AFTER_TOTAL = 600.0  # seconds of such waits after which a host is asked no more in this run

ITEM_PIPELINES = {
    "pipelines.pooled.ChainPipeline": 100,
    "pipelines.store.StorePipeline": 200,
}
EXTENSIONS = {
    "crawler.waiting.RetryAfter": 50,
    "crawler.extensions.Progress": 100,
    "crawler.extensions.Rounds": 150,
    "crawler.extensions.Summary": 200,
}

# Scrapy's own, where its default does not suit a tool that people run and that reads hostile pages
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False  # it would run Python that comes over HTTP
LOG_LEVEL = "WARNING"  # the summary tells the rest; -L INFO shows Scrapy's own log
FEED_EXPORT_ENCODING = "utf-8"

# Polite: one request at a time for each host and port
DOWNLOADER = "crawler.downloader.HostDownloader"
CONCURRENT_REQUESTS = 32  # of all hosts
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1.0  # seconds between two requests to one host, give or take a half; more where it answers slowly
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 0.0  # starts with DOWNLOAD_DELAY
AUTOTHROTTLE_MAX_DELAY = 30.0
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "id,en;q=0.5",
    "Accept-Encoding": "gzip",  # the one whose streams tell when they were cut short
}

# Safe: where requests may go, and how much of an answer is taken
TWISTED_DNS_RESOLVER = "crawler.resolver.GuardedResolver"
REACTOR_THREADPOOL_MAXSIZE = 20  # names looked up at a time
DOWNLOAD_HANDLERS = {"data": None, "file": None, "ftp": None, "s3": None}  # a page must not point us to local files
HTTPPROXY_ENABLED = False  # a proxy looks names up where we cannot check the address
DOWNLOAD_VERIFY_CERTIFICATES = True
DOWNLOAD_TIMEOUT = 45  # seconds for all of an answer, also one that drips
DOWNLOAD_MAXSIZE = 10_000_000  # bytes, also unpacked
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_FAIL_ON_DATALOSS = False  # flagged by the compression middleware instead
REDIRECT_MAX_TIMES = 8
METAREFRESH_MAXDELAY = 3  # seconds; home pages that load themselves anew every minute are not redirects
RETRY_TIMES = 2
RETRY_GIVE_UP_LOG_LEVEL = "INFO"  # a page that cannot be had is recorded with its reason; it is no fault of ours
RETRY_EXCEPTIONS = [  # without timeouts: a page that drips would hold up its host three times as long
    "scrapy.exceptions.CannotResolveHostError",
    "scrapy.exceptions.DownloadConnectionRefusedError",
    "scrapy.exceptions.DownloadFailedError",
    "twisted.internet.error.ConnectError",
    "twisted.internet.error.ConnectionDone",
    "twisted.internet.error.ConnectionLost",
]

DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.middlewares.robots.RobotsMiddleware": 100,
    "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware": None,
    "crawler.middlewares.contact.ContactMiddleware": 500,
    "crawler.middlewares.blocking.BlockingMiddleware": 540,  # ahead of it on the way back: retries (550)
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    "crawler.middlewares.meta_refresh.MetaRefreshMiddleware": 580,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "crawler.middlewares.compression.CompressionMiddleware": 590,
    "scrapy.downloadermiddlewares.cookies.CookiesMiddleware": None,
    "crawler.middlewares.cookies.CookiesMiddleware": 700,
    "crawler.middlewares.budget.BudgetMiddleware": 730,
    "crawler.middlewares.archive.ArchiveMiddleware": 735,  # sees answers as they came, and no addresses refused by 740
    "crawler.middlewares.addresses.AddressMiddleware": 740,
}
