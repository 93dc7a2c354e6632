"""Scrapy's cookies, with the list of public suffixes that tldextract brings along.

Scrapy would download the list when it meets the first cookie, and the whole crawl would stand still meanwhile.
"""

from scrapy.downloadermiddlewares import cookies
from tldextract import TLDExtract

cookies._split_domain = TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)


class CookiesMiddleware(cookies.CookiesMiddleware):
    """Keeps cookies for the run."""
