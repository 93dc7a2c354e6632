"""Pages that are not given: not now, not to us, not without a word to pass, or not any more."""

from tests.sites import newsroom
from tests.sites.faulty import pages
from tests.sites.faulty.paths import Faulty, fault
from tests.sites.routing import Place, moved
from tests.sites.server import Answer

A_DAY = {"Retry-After": "86400"}
CHALLENGE = (
    '<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title><meta name="robots" content="noindex,'
    'nofollow"></head><body><div class="main-wrapper"><p>Verifying you are human. This may take a few '
    'seconds.</p><div id="cf-chl-widget"></div><noscript>Enable JavaScript and cookies to continue</noscript></div>'
    "<script>window._cf_chl_opt={cType:'managed'};</script>"
    '<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script></body></html>'
)
LOGIN = (
    '<form class="form-masuk" method="post" action="/masuk"><label>Surel <input type="email" name="email"></label>'
    '<label>Kata sandi <input type="password" name="password"></label><button>Masuk</button></form>'
)
PASSWORD = (
    '<form action="/wp-login.php?action=postpass" class="post-password-form" method="post"><p>Konten ini dilindungi '
    'dengan sandi. Untuk melihatnya silakan masukkan sandi Anda di bawah ini:</p><p><label for="pwbox-7">Sandi: '
    '<input name="post_password" id="pwbox-7" type="password" size="20"></label></p></form>'
)


class Refusals(Faulty):
    @fault("/berita/asn-terlalu-sering")
    def asked_too_often(self, place: Place) -> Answer:
        """429, and to be asked again tomorrow."""
        return Answer(status=429, body=pages.notice("Terlalu banyak permintaan", ["Coba lagi besok."]), headers=A_DAY)

    @fault("/berita/asn-sedang-dirawat")
    def under_repair(self, place: Place) -> Answer:
        """503, and to be asked again tomorrow."""
        return Answer(status=503, body=pages.notice("Sedang dirawat", ["Situs kembali besok."]), headers=A_DAY)

    @fault("/berita/asn-galat-server")
    def broken(self, place: Place) -> Answer:
        """500 with what a framework shows then."""
        return Answer(status=500, body="<html><head><title>Server Error</title></head><body>500</body></html>")

    @fault("/berita/asn-uji-peramban")
    def challenge(self, place: Place) -> Answer:
        """403 with a test whether we are a browser."""
        return Answer(status=403, body=CHALLENGE, headers={"Server": "cloudflare", "cf-mitigated": "challenge"})

    @fault("/berita/asn-uji-peramban-200")
    def challenge_as_page(self, place: Place) -> Answer:
        """The same test with status 200 and without its header."""
        return Answer(body=CHALLENGE)

    @fault("/berita/asn-dilarang")
    def forbidden(self, place: Place) -> Answer:
        """403 as plain servers say it."""
        return Answer(status=403, body="<html><head><title>403 Forbidden</title></head><h1>Forbidden</h1></html>")

    @fault("/berita/asn-harus-masuk")
    def login_page(self, place: Place) -> Answer:
        """A form to log in, with status 200 and the address of an article."""
        return Answer(body=pages.notice("Masuk", ["Silakan masuk untuk membaca berita ini."], form=LOGIN))

    @fault("/berita/asn-dibawa-masuk")
    def moved_to_login(self, place: Place) -> Answer:
        """Leads to the form to log in."""
        return moved(f"/berita/asn-harus-masuk?lanjut={place.path}", 302)

    @fault("/berita/asn-dilindungi-sandi")
    def password_page(self, place: Place) -> Answer:
        """A post whose title everybody may read, and whose text only those who have the password."""
        title = f"Dilindungi: {pages.specimen(place.path).headline}"
        return Answer(body=pages.notice(title, [], form=PASSWORD))

    @fault("/berita/asn-sudah-hilang")
    def not_found(self, place: Place) -> Answer:
        """404."""
        return self.missing(place)

    @fault("/berita/asn-sudah-dihapus")
    def gone(self, place: Place) -> Answer:
        """410."""
        return Answer(status=410, body=pages.notice("Berita dihapus", ["Berita ini telah dihapus oleh redaksi."]))

    @fault("/berita/asn-tidak-ada-tapi-200")
    def soft_404(self, place: Place) -> Answer:
        """Not found, with status 200 and links to what others read."""
        links = [(self.address(post), post.headline) for post in self.newest[:5]]
        more = "<p>Maaf, halaman yang Anda cari tidak ditemukan. Barangkali berita ini menarik:</p>"
        return Answer(body=pages.listing("Halaman tidak ditemukan", links, more=more))

    @fault("/berita/asn-baru-templat")
    def template_only(self, place: Place) -> Answer:
        """A page of the theme in which the text is missing, as when a database did not answer in time."""
        headline = pages.specimen(place.path).headline
        return Answer(body=pages.page(f"{headline} - {newsroom.NAME}", "", f"<article><h1>{headline}</h1></article>"))
