"""Imported for its effect: all that parsing and reading load at first use is loaded.

The process that workers are forked from imports it, so that a new worker is as fast as an old one.
"""

from crawler.items import Article
from crawler.parsing.report import PageAnswer, report
from pipelines.chain import run

PAGE = "<html><body><article><h1>Apel pagi</h1><p>Bupati meminta ASN netral.</p></article></body></html>"

report([PageAnswer(data=PAGE.encode(), url="https://kabar.example/apel-pagi-asn-netral")])
run(Article(identity="apel", body="Bupati meminta ASN netral pada Pilkada, Senin (30/9/2024)."), keep_off_topic=True)
