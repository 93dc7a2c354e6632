"""Who is asking: the User-Agent, with the contact without which no request is made."""

import re

PRODUCT = "netralitas"  # also the name by which robots.txt may address us
VERSION = "0.1.0"
EMAIL = re.compile(r"(?:mailto:)?([^\s@()<>]{1,100}@[^\s@()<>]{1,100})")
URL = re.compile(r"https?://[^\s()<>]{1,200}")
WANTED = (
    "an e-mail address or the URL of a page that says who you are: -s CONTACT=you@your.domain, or CONTACT in "
    "crawler/settings.py. The outlets see it in the User-Agent"
)


def user_agent(contact: str | None) -> str:
    """Our User-Agent. Raises ValueError, saying what to do, where `contact` is no e-mail address or http(s) URL."""
    contact = (contact or "").strip()
    if not contact:
        raise ValueError(f"a live crawl needs CONTACT, {WANTED}.")
    if not contact.isascii() or not (EMAIL.fullmatch(contact) or URL.fullmatch(contact)):
        raise ValueError(f"CONTACT is {contact!r}; it has to be {WANTED}.")
    email = EMAIL.fullmatch(contact)
    return f"{PRODUCT}/{VERSION} (+{f'mailto:{email[1]}' if email and not URL.fullmatch(contact) else contact})"
