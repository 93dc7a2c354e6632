"""What every request and answer of the network passes; `crawler/settings.py` says in which order."""

ROBOTS = "robots_txt"  # key of `Request.meta`: the request asks for a robots.txt, which has rules of its own
ANY_ANSWER = "any_answer"  # key of `Request.meta`: who asks judges blocked answers (403, challenges) itself
