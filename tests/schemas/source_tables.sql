CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE TABLE outlets (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE
) STRICT;
CREATE TABLE regions (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    parent TEXT REFERENCES regions(code),
    lat REAL NOT NULL,
    lng REAL NOT NULL
) STRICT;
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    spider TEXT NOT NULL,
    arguments TEXT NOT NULL,
    started TEXT NOT NULL,
    finished TEXT,
    outcomes TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    identity TEXT NOT NULL UNIQUE,
    headline TEXT,
    body TEXT NOT NULL,
    url TEXT,
    file TEXT,
    outlet_id INTEGER REFERENCES outlets(id),
    section TEXT,
    dateline_place TEXT,
    dateline_outlet TEXT,
    dateline_start INTEGER,
    dateline_end INTEGER,
    date_published TEXT,
    date_modified TEXT,
    languages TEXT NOT NULL,
    translation_language TEXT,
    translation TEXT,
    view_count INTEGER,
    image TEXT,
    on_topic INTEGER,
    relevance_score REAL,
    relevance_matches TEXT,
    text_digest TEXT NOT NULL,
    record_digest TEXT,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL
) STRICT;
CREATE TABLE authors (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    role TEXT NOT NULL
) STRICT;
CREATE TABLE captions (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    text TEXT NOT NULL
) STRICT;
CREATE TABLE related (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    url TEXT
) STRICT;
CREATE TABLE revisions (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    headline TEXT,
    body TEXT NOT NULL,
    text_digest TEXT NOT NULL,
    replaced TEXT NOT NULL
) STRICT;
CREATE TABLE skipped (
    id INTEGER PRIMARY KEY,
    identity TEXT NOT NULL UNIQUE,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    file TEXT,
    url TEXT,
    headline TEXT,
    relevance_score REAL,
    relevance_matches TEXT,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE articles_fts USING fts5 (
    headline, body, content=[articles], content_rowid=[id], tokenize='unicode61 remove_diacritics 2'
);
CREATE TABLE article_region (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, "name" TEXT NOT NULL, "code" TEXT NOT NULL REFERENCES regions(code), "province" TEXT NOT NULL, "inferred_from" TEXT, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL) STRICT;
CREATE TABLE elections (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, "kind" TEXT NOT NULL, "year" INTEGER, "year_from" TEXT, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL) STRICT;
CREATE TABLE events (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, "kind" TEXT, "date" TEXT, "date_raw" TEXT, "date_alternatives" TEXT NOT NULL, "date_from" TEXT, "date_problem" TEXT, "venue" TEXT, "attendance" INTEGER, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL, "date_start" INTEGER, "date_end" INTEGER, "date_part" TEXT, "venue_start" INTEGER, "venue_end" INTEGER, "venue_part" TEXT, "attendance_start" INTEGER, "attendance_end" INTEGER, "attendance_part" TEXT) STRICT;
CREATE TABLE people (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, "name" TEXT NOT NULL, "aliases" TEXT NOT NULL, "honorifics" TEXT NOT NULL, "degrees" TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL) STRICT;
CREATE TABLE people_roles (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, parent_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE, "title" TEXT NOT NULL, "of" TEXT, "status" TEXT, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL) STRICT;
CREATE TABLE people_mentions (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, parent_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE, "surface" TEXT NOT NULL, "kind" TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL, "titled_start" INTEGER, "titled_end" INTEGER, "titled_part" TEXT) STRICT;
CREATE TABLE organisations (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, "name" TEXT NOT NULL, "acronym" TEXT, "kind" TEXT NOT NULL, "region" TEXT, "surface" TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL) STRICT;
CREATE TABLE quotes (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, "text" TEXT NOT NULL, "speaker" TEXT, "verb" TEXT, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL) STRICT;
CREATE TABLE legal_citations (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, "kind" TEXT NOT NULL, "number" TEXT NOT NULL, "year" INTEGER, "pasal" TEXT, "ayat" TEXT, "mentions" INTEGER NOT NULL, "title" TEXT, "other_numbers" TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL) STRICT;
CREATE TABLE legal_citations_provisions (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, parent_id INTEGER NOT NULL REFERENCES legal_citations(id) ON DELETE CASCADE, "pasal" TEXT NOT NULL, "ayat" TEXT NOT NULL, "huruf" TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL) STRICT;
CREATE TABLE sanctions (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, "kind" TEXT NOT NULL, "stage" TEXT, "surface" TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL) STRICT;
CREATE TABLE prohibited_acts (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, "kind" TEXT NOT NULL, "surface" TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL) STRICT;
CREATE TABLE stances (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, "kind" TEXT NOT NULL, "score" REAL NOT NULL, "evidence" TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL) STRICT;
CREATE TABLE asn_groups (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, "kind" TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL) STRICT;
CREATE TABLE counts (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, "value" INTEGER NOT NULL, "of" TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL) STRICT;
CREATE TABLE candidate_pairs (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, "number" INTEGER, "names" TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL) STRICT;
CREATE TABLE places (id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE, "name" TEXT NOT NULL, "code" TEXT REFERENCES regions(code), "type" TEXT, "surface" TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "part" TEXT NOT NULL) STRICT;
INSERT INTO _sqlite_migrations ("id", "migration_set", "name", "applied_at") VALUES (1, 'netralitas', 'source_tables', '2026-11-22 18:33:32.531491+00:00');
INSERT INTO outlets ("id", "name") VALUES (1, 'LADANEWS');
INSERT INTO regions ("code", "name", "type", "parent", "lat", "lng") VALUES ('11', 'Aceh', 'provinsi', NULL, 4.22573, 96.91187);
INSERT INTO regions ("code", "name", "type", "parent", "lat", "lng") VALUES ('11.01', 'Kabupaten Aceh Selatan', 'kabupaten', '11', 3.16185, 97.43652);
INSERT INTO regions ("code", "name", "type", "parent", "lat", "lng") VALUES ('11.02', 'Kabupaten Aceh Tenggara', 'kabupaten', '11', 3.36893, 97.6976);
INSERT INTO regions ("code", "name", "type", "parent", "lat", "lng") VALUES ('11.04', 'Kabupaten Aceh Tengah', 'kabupaten', '11', 4.51989, 96.88131);
INSERT INTO regions ("code", "name", "type", "parent", "lat", "lng") VALUES ('19', 'Kepulauan Bangka Belitung', 'provinsi', NULL, -2.44994, 106.55614);
INSERT INTO regions ("code", "name", "type", "parent", "lat", "lng") VALUES ('19.04', 'Kabupaten Bangka Tengah', 'kabupaten', '19', -2.43243, 106.23391);
INSERT INTO regions ("code", "name", "type", "parent", "lat", "lng") VALUES ('31', 'Daerah Khusus Ibukota Jakarta', 'provinsi', NULL, -6.19905, 106.83438);
INSERT INTO runs ("id", "spider", "arguments", "started", "finished", "outcomes") VALUES (1, 'seeds', '{"path": "articles"}', '2026-11-22T18:33:33+00:00', '2026-11-22T18:33:34+00:00', '{"articles/new": 2, "skipped/off topic": 1}');
INSERT INTO runs ("id", "spider", "arguments", "started", "finished", "outcomes") VALUES (2, 'seeds', '{"path": "articles"}', '2026-11-22T18:33:37+00:00', '2026-11-22T18:33:38+00:00', '{"articles/changed": 1, "articles/unchanged": 1, "skipped/off topic": 1}');
INSERT INTO articles ("id", "identity", "headline", "body", "url", "file", "outlet_id", "section", "dateline_place", "dateline_outlet", "dateline_start", "dateline_end", "date_published", "date_modified", "languages", "translation_language", "translation", "view_count", "image", "on_topic", "relevance_score", "relevance_matches", "text_digest", "record_digest", "first_seen", "last_seen") VALUES (1, 'file:8e81099e0f34ee8a93643ee6e4a9694f', 'Aparatur Pemkab Aceh Tengah Ikrarkan Netralitas di Tengah Gerimis', 'Takengon - Gerimis yang turun sejak subuh tidak membubarkan barisan. Sebanyak 412 aparatur sipil negara di lingkungan Pemerintah Kabupaten Aceh Tengah tetap berdiri di halaman Gedung Olah Seni, Senin (23/9/2024), ketika naskah ikrar netralitas dibacakan dan diikuti bersama-sama.
Pembacaan dipimpin oleh Kepala Dinas Perpustakaan dan Kearsipan, Cut Nyak Rahmiana, S.Sos., M.AP. Empat butir ia ucapkan dengan jeda panjang: tidak berpihak, tidak menggunakan kendaraan dinas untuk kepentingan pasangan calon, tidak menyebar ujaran kebencian, dan menolak politik uang dalam bentuk apa pun.
Penjabat Bupati Aceh Tengah Ir. Teuku Haikal Alkausar, M.Si, menyebut ikrar itu bukan pelengkap upacara. “Yang saudara ucapkan tadi didengar Allah, didengar pula oleh masyarakat Gayo yang menitipkan pajaknya kepada kita,” kata Teuku Haikal.
Ia lalu mengingatkan bahwa aparatur yang melanggar dapat dijatuhi hukuman disiplin tingkat sedang sampai berat sebagaimana Peraturan Pemerintah Nomor 94 Tahun 2021. “Jangan coba-coba. Saya tidak akan pasang badan untuk pegawai yang tertangkap kamera di panggung kampanye.” tegasnya.
Doa ditutup Tgk. H. Saifuddin Lempos, imam besar masjid setempat, yang turut diundang bersama unsur Forkopimda. Menurut Tgk. Saifuddin, menjaga lisan di tahun politik sama beratnya dengan menjaga kebun kopi dari hama. “Sedikit lengah, habis satu musim.”
Usai ikrar, para kepala satuan kerja menandatangani pakta integritas di atas meja yang telah disediakan Bagian Prokopim. Dokumen tersebut selanjutnya diserahkan kepada Ketua Panwaslih Kabupaten Aceh Tengah, Darmawansyah, untuk disimpan sebagai pegangan selama tahapan Pilkada 2024.
(Prokopim Aceh Tengah)
Kegiatan itu dijadwalkan kembali pekan depan di tempat yang sama.', NULL, 'aceh-tengah-ikrar.txt', NULL, NULL, 'Takengon', NULL, 0, 10, NULL, NULL, '["id"]', NULL, NULL, NULL, NULL, 1, 1.0, '[{"phrase": "aparatur sipil negara", "weight": 1.183, "span": [82, 103]}, {"phrase": "netralitas", "weight": 0.898, "span": [233, 243]}, {"phrase": "Kepala Dinas", "weight": 0.228, "span": [304, 316]}, {"phrase": "menggunakan kendaraan dinas", "weight": 0.233, "span": [444, 471]}, {"phrase": "kendaraan dinas", "weight": 0.097, "span": [456, 471]}, {"phrase": "pasangan calon", "weight": 0.182, "span": [490, 504]}, {"phrase": "aparatur", "weight": 0.285, "span": [854, 862]}, {"phrase": "hukuman disiplin", "weight": 0.285, "span": [893, 909]}, {"phrase": "pegawai", "weight": 0.677, "span": [1046, 1053]}, {"phrase": "tertangkap kamera di panggung kampanye", "weight": 0.471, "span": [1059, 1097]}, {"phrase": "kampanye", "weight": 0.054, "span": [1089, 1097]}, {"phrase": "Panwaslih", "weight": 0.152, "span": [1538, 1547]}]', 'ea5fb669c8023484ba22b203bd4c3467', '5ea54b9253888dda7a0ceb6ff888ad17', '2026-11-22T18:33:34+00:00', '2026-11-22T18:33:38+00:00');
INSERT INTO articles ("id", "identity", "headline", "body", "url", "file", "outlet_id", "section", "dateline_place", "dateline_outlet", "dateline_start", "dateline_end", "date_published", "date_modified", "languages", "translation_language", "translation", "view_count", "image", "on_topic", "relevance_score", "relevance_matches", "text_digest", "record_digest", "first_seen", "last_seen") VALUES (2, 'file:f03857f4129121f11f80213f4a91afc5', 'Tiga ASN Bangka Tengah Turun Pangkat Gara-gara Unggahan di Facebook', 'Koba (LADANEWS) - Pemerintah Kabupaten Bangka Tengah menjatuhkan sanksi penurunan pangkat setingkat lebih rendah selama satu tahun kepada tiga aparatur sipil negara yang terbukti menyukai dan membagikan unggahan salah satu bakal pasangan calon pada Pemilihan Kepala Daerah 2020.
"SK-nya sudah saya tandatangani pekan lalu dan sudah diserahkan kepada mereka," kata Pelaksana tugas Bupati Bangka Tengah Yusmiran Hadi di Koba, Senin.
Ia menjelaskan ketiganya bertugas di kantor kecamatan, satu puskesmas, dan satu sekolah dasar. Satu lagi pegawai, tenaga honorer pada Dinas Pariwisata, hanya mendapat teguran tertulis sebab tidak tunduk pada PP 53/2010 tentang Disiplin Pegawai Negeri Sipil.
Kepala Badan Kepegawaian, Pendidikan dan Pelatihan Daerah setempat Fauzan Bakrie merinci, jejak digital yang dipersoalkan terdiri atas 22 tanda suka dan delapan kali berbagi tautan. Semuanya terjadi antara Juli dan September.
"Mereka mengaku khilaf. Ada yang bilang anaknya yang memegang telepon. Tapi akun itu milik pribadi, tanggung jawab tetap pada pemilik," demikian Fauzan.
Sebelumnya KASN lewat surat tertanggal 28 September 2020 merekomendasikan hukuman disiplin tersebut. Yusmiran mengatakan dirinya tidak punya alasan untuk menawar. Rekomendasi wajib ditindaklanjuti, ujarnya, dan akan dilaporkan kembali ke Jakarta.
Pengamat pemerintahan dari Universitas Pesisir Timah, Dr Lie Sun Hok, menilai langkah itu bisa menjadi efek jera. Hanya saja ia menyayangkan nama-nama pelanggar tidak dibuka ke publik.', NULL, 'bangka-tengah-sanksi.txt', 1, NULL, 'Koba', 'LADANEWS', 0, 17, NULL, NULL, '["id"]', NULL, NULL, NULL, NULL, 1, 1.0, '[{"phrase": "sanksi", "weight": 0.23, "span": [65, 71]}, {"phrase": "aparatur sipil negara", "weight": 1.359, "span": [143, 164]}, {"phrase": "menyukai", "weight": 0.19, "span": [179, 187]}, {"phrase": "membagikan unggahan", "weight": 0.767, "span": [192, 211]}, {"phrase": "bakal pasangan calon", "weight": 0.172, "span": [223, 243]}, {"phrase": "teguran", "weight": 0.077, "span": [598, 605]}, {"phrase": "PP 53", "weight": 0.06, "span": [639, 644]}, {"phrase": "Pegawai Negeri Sipil", "weight": 0.504, "span": [667, 687]}, {"phrase": "tanda suka dan delapan kali berbagi tautan", "weight": 0.201, "span": [827, 869]}, {"phrase": "KASN", "weight": 0.067, "span": [1079, 1083]}, {"phrase": "hukuman disiplin", "weight": 0.099, "span": [1142, 1158]}]', 'b82815341f77e5a040bcdf778023be73', 'f22cfd05a838cda55549f500e8d1218d', '2026-11-22T18:33:34+00:00', '2026-11-22T18:33:38+00:00');
INSERT INTO authors ("id", "article_id", "name", "role") VALUES (2, 2, 'Aprilia Sari', 'reporter');
INSERT INTO authors ("id", "article_id", "name", "role") VALUES (3, 2, 'M. Ridwan', 'editor');
INSERT INTO revisions ("id", "article_id", "headline", "body", "text_digest", "replaced") VALUES (1, 1, 'Aparatur Pemkab Aceh Tengah Ikrarkan Netralitas di Tengah Gerimis', 'Takengon - Gerimis yang turun sejak subuh tidak membubarkan barisan. Sebanyak 412 aparatur sipil negara di lingkungan Pemerintah Kabupaten Aceh Tengah tetap berdiri di halaman Gedung Olah Seni, Senin (23/9/2024), ketika naskah ikrar netralitas dibacakan dan diikuti bersama-sama.
Pembacaan dipimpin oleh Kepala Dinas Perpustakaan dan Kearsipan, Cut Nyak Rahmiana, S.Sos., M.AP. Empat butir ia ucapkan dengan jeda panjang: tidak berpihak, tidak menggunakan kendaraan dinas untuk kepentingan pasangan calon, tidak menyebar ujaran kebencian, dan menolak politik uang dalam bentuk apa pun.
Penjabat Bupati Aceh Tengah Ir. Teuku Haikal Alkausar, M.Si, menyebut ikrar itu bukan pelengkap upacara. “Yang saudara ucapkan tadi didengar Allah, didengar pula oleh masyarakat Gayo yang menitipkan pajaknya kepada kita,” kata Teuku Haikal.
Ia lalu mengingatkan bahwa aparatur yang melanggar dapat dijatuhi hukuman disiplin tingkat sedang sampai berat sebagaimana Peraturan Pemerintah Nomor 94 Tahun 2021. “Jangan coba-coba. Saya tidak akan pasang badan untuk pegawai yang tertangkap kamera di panggung kampanye.” tegasnya.
Doa ditutup Tgk. H. Saifuddin Lempos, imam besar masjid setempat, yang turut diundang bersama unsur Forkopimda. Menurut Tgk. Saifuddin, menjaga lisan di tahun politik sama beratnya dengan menjaga kebun kopi dari hama. “Sedikit lengah, habis satu musim.”
Usai ikrar, para kepala satuan kerja menandatangani pakta integritas di atas meja yang telah disediakan Bagian Prokopim. Dokumen tersebut selanjutnya diserahkan kepada Ketua Panwaslih Kabupaten Aceh Tengah, Darmawansyah, untuk disimpan sebagai pegangan selama tahapan Pilkada 2024.', 'f1e7c23e508b75f50fbb4b8d4444c489', '2026-11-22T18:33:38+00:00');
INSERT INTO skipped ("id", "identity", "reason", "detail", "file", "url", "headline", "relevance_score", "relevance_matches", "first_seen", "last_seen") VALUES (1, 'file:1734126b0b82d442708095cbde108529', 'off topic', 'relevance 0.00', 'dumai-cpns.txt', NULL, '1.304 Pelamar Ikuti SKD CPNS Dumai, Panitia Siapkan Genset Cadangan', 0.001, '[{"phrase": "Seleksi kompetensi dasar", "weight": -0.35, "span": [8, 32]}, {"phrase": "pelamar", "weight": -0.35, "span": [174, 181]}, {"phrase": "tenaga kesehatan", "weight": 0.027, "span": [223, 239]}, {"phrase": "dilaporkan", "weight": 0.018, "span": [742, 752]}, {"phrase": "Badan Kepegawaian Negara", "weight": 0.01, "span": [1218, 1242]}]', '2026-11-22T18:33:34+00:00', '2026-11-22T18:33:38+00:00');
INSERT INTO article_region ("id", "article_id", "name", "code", "province", "inferred_from", "start", "end", "part") VALUES (2, 2, 'Kabupaten Bangka Tengah', '19.04', 'Kepulauan Bangka Belitung', NULL, 9, 22, 'headline');
INSERT INTO article_region ("id", "article_id", "name", "code", "province", "inferred_from", "start", "end", "part") VALUES (3, 1, 'Kabupaten Aceh Tengah', '11.04', 'Aceh', NULL, 16, 27, 'headline');
INSERT INTO elections ("id", "article_id", "kind", "year", "year_from", "start", "end", "part") VALUES (2, 2, 'pilkada', 2020, 'written', 249, 277, 'body');
INSERT INTO elections ("id", "article_id", "kind", "year", "year_from", "start", "end", "part") VALUES (3, 1, 'pilkada', 2024, 'written', 1632, 1644, 'body');
INSERT INTO events ("id", "article_id", "kind", "date", "date_raw", "date_alternatives", "date_from", "date_problem", "venue", "attendance", "start", "end", "part", "date_start", "date_end", "date_part", "venue_start", "venue_end", "venue_part", "attendance_start", "attendance_end", "attendance_part") VALUES (2, 2, 'pernyataan', NULL, 'Senin', '[]', NULL, NULL, NULL, NULL, 424, 429, 'body', 424, 429, 'body', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO events ("id", "article_id", "kind", "date", "date_raw", "date_alternatives", "date_from", "date_problem", "venue", "attendance", "start", "end", "part", "date_start", "date_end", "date_part", "venue_start", "venue_end", "venue_part", "attendance_start", "attendance_end", "attendance_part") VALUES (3, 1, 'ikrar', '2024-09-23', 'Senin (23/9/2024)', '[]', 'written', NULL, 'halaman Gedung Olah Seni', 412, 227, 243, 'body', 194, 211, 'body', 168, 192, 'body', 78, 81, 'body');
INSERT INTO people ("id", "article_id", "name", "aliases", "honorifics", "degrees", "start", "end", "part") VALUES (5, 2, 'Yusmiran Hadi', '["Yusmiran"]', '[]', '[]', 401, 414, 'body');
INSERT INTO people ("id", "article_id", "name", "aliases", "honorifics", "degrees", "start", "end", "part") VALUES (6, 2, 'Fauzan Bakrie', '["Fauzan"]', '[]', '[]', 756, 769, 'body');
INSERT INTO people ("id", "article_id", "name", "aliases", "honorifics", "degrees", "start", "end", "part") VALUES (7, 2, 'Lie Sun Hok', '[]', '["Dr"]', '[]', 1372, 1383, 'body');
INSERT INTO people ("id", "article_id", "name", "aliases", "honorifics", "degrees", "start", "end", "part") VALUES (8, 1, 'Cut Nyak Rahmiana', '[]', '[]', '["S.Sos.", "M.AP."]', 345, 362, 'body');
INSERT INTO people ("id", "article_id", "name", "aliases", "honorifics", "degrees", "start", "end", "part") VALUES (9, 1, 'Teuku Haikal Alkausar', '["Teuku Haikal"]', '["Ir."]', '["M.Si"]', 618, 639, 'body');
INSERT INTO people ("id", "article_id", "name", "aliases", "honorifics", "degrees", "start", "end", "part") VALUES (10, 1, 'Saifuddin Lempos', '["Saifuddin"]', '["Tgk.", "H."]', '[]', 1130, 1146, 'body');
INSERT INTO people ("id", "article_id", "name", "aliases", "honorifics", "degrees", "start", "end", "part") VALUES (11, 1, 'Darmawansyah', '[]', '[]', '[]', 1571, 1583, 'body');
INSERT INTO people_roles ("id", "article_id", "parent_id", "title", "of", "status", "start", "end", "part") VALUES (5, 2, 5, 'Bupati', 'Kabupaten Bangka Tengah', 'pelaksana tugas', 364, 400, 'body');
INSERT INTO people_roles ("id", "article_id", "parent_id", "title", "of", "status", "start", "end", "part") VALUES (6, 2, 6, 'Kepala', 'Badan Kepegawaian, Pendidikan dan Pelatihan Daerah', 'definitif', 689, 746, 'body');
INSERT INTO people_roles ("id", "article_id", "parent_id", "title", "of", "status", "start", "end", "part") VALUES (7, 2, 7, 'pengamat pemerintahan', 'Universitas Pesisir Timah', NULL, 1315, 1367, 'body');
INSERT INTO people_roles ("id", "article_id", "parent_id", "title", "of", "status", "start", "end", "part") VALUES (8, 1, 8, 'Kepala', 'Dinas Perpustakaan dan Kearsipan', 'definitif', 304, 343, 'body');
INSERT INTO people_roles ("id", "article_id", "parent_id", "title", "of", "status", "start", "end", "part") VALUES (9, 1, 9, 'Bupati', 'Kabupaten Aceh Tengah', 'penjabat', 586, 613, 'body');
INSERT INTO people_roles ("id", "article_id", "parent_id", "title", "of", "status", "start", "end", "part") VALUES (10, 1, 10, 'imam besar', NULL, NULL, 1148, 1158, 'body');
INSERT INTO people_roles ("id", "article_id", "parent_id", "title", "of", "status", "start", "end", "part") VALUES (11, 1, 11, 'Ketua', 'Panwaslih Kabupaten Aceh Tengah', 'definitif', 1532, 1569, 'body');
INSERT INTO people_mentions ("id", "article_id", "parent_id", "surface", "kind", "start", "end", "part", "titled_start", "titled_end", "titled_part") VALUES (7, 2, 5, 'Yusmiran Hadi', 'name', 401, 414, 'body', NULL, NULL, NULL);
INSERT INTO people_mentions ("id", "article_id", "parent_id", "surface", "kind", "start", "end", "part", "titled_start", "titled_end", "titled_part") VALUES (8, 2, 5, 'Yusmiran', 'name', 1169, 1177, 'body', NULL, NULL, NULL);
INSERT INTO people_mentions ("id", "article_id", "parent_id", "surface", "kind", "start", "end", "part", "titled_start", "titled_end", "titled_part") VALUES (9, 2, 6, 'Fauzan Bakrie', 'name', 756, 769, 'body', NULL, NULL, NULL);
INSERT INTO people_mentions ("id", "article_id", "parent_id", "surface", "kind", "start", "end", "part", "titled_start", "titled_end", "titled_part") VALUES (10, 2, 6, 'Fauzan', 'name', 1060, 1066, 'body', NULL, NULL, NULL);
INSERT INTO people_mentions ("id", "article_id", "parent_id", "surface", "kind", "start", "end", "part", "titled_start", "titled_end", "titled_part") VALUES (11, 2, 7, 'Lie Sun Hok', 'name', 1372, 1383, 'body', 1369, 1383, 'body');
INSERT INTO people_mentions ("id", "article_id", "parent_id", "surface", "kind", "start", "end", "part", "titled_start", "titled_end", "titled_part") VALUES (12, 1, 8, 'Cut Nyak Rahmiana', 'name', 345, 362, 'body', 345, 377, 'body');
INSERT INTO people_mentions ("id", "article_id", "parent_id", "surface", "kind", "start", "end", "part", "titled_start", "titled_end", "titled_part") VALUES (13, 1, 9, 'Teuku Haikal Alkausar', 'name', 618, 639, 'body', 614, 645, 'body');
INSERT INTO people_mentions ("id", "article_id", "parent_id", "surface", "kind", "start", "end", "part", "titled_start", "titled_end", "titled_part") VALUES (14, 1, 9, 'Teuku Haikal', 'name', 813, 825, 'body', NULL, NULL, NULL);
INSERT INTO people_mentions ("id", "article_id", "parent_id", "surface", "kind", "start", "end", "part", "titled_start", "titled_end", "titled_part") VALUES (15, 1, 10, 'Saifuddin Lempos', 'name', 1130, 1146, 'body', 1122, 1146, 'body');
INSERT INTO people_mentions ("id", "article_id", "parent_id", "surface", "kind", "start", "end", "part", "titled_start", "titled_end", "titled_part") VALUES (16, 1, 10, 'Saifuddin', 'name', 1235, 1244, 'body', 1230, 1244, 'body');
INSERT INTO people_mentions ("id", "article_id", "parent_id", "surface", "kind", "start", "end", "part", "titled_start", "titled_end", "titled_part") VALUES (17, 1, 11, 'Darmawansyah', 'name', 1571, 1583, 'body', NULL, NULL, NULL);
INSERT INTO organisations ("id", "article_id", "name", "acronym", "kind", "region", "surface", "start", "end", "part") VALUES (6, 2, 'Pemerintah Kabupaten Bangka Tengah', NULL, 'government', 'Kabupaten Bangka Tengah', 'Pemerintah Kabupaten Bangka Tengah', 18, 52, 'body');
INSERT INTO organisations ("id", "article_id", "name", "acronym", "kind", "region", "surface", "start", "end", "part") VALUES (7, 2, 'Dinas Pariwisata', NULL, 'agency', NULL, 'Dinas Pariwisata', 565, 581, 'body');
INSERT INTO organisations ("id", "article_id", "name", "acronym", "kind", "region", "surface", "start", "end", "part") VALUES (8, 2, 'Badan Kepegawaian, Pendidikan dan Pelatihan Daerah Kabupaten Bangka Tengah', NULL, 'agency', 'Kabupaten Bangka Tengah', 'Badan Kepegawaian, Pendidikan dan Pelatihan Daerah', 696, 746, 'body');
INSERT INTO organisations ("id", "article_id", "name", "acronym", "kind", "region", "surface", "start", "end", "part") VALUES (9, 2, 'Komisi Aparatur Sipil Negara', 'KASN', 'agency', NULL, 'KASN', 1079, 1083, 'body');
INSERT INTO organisations ("id", "article_id", "name", "acronym", "kind", "region", "surface", "start", "end", "part") VALUES (10, 2, 'Universitas Pesisir Timah', NULL, 'university', NULL, 'Universitas Pesisir Timah', 1342, 1367, 'body');
INSERT INTO organisations ("id", "article_id", "name", "acronym", "kind", "region", "surface", "start", "end", "part") VALUES (11, 1, 'Pemerintah Kabupaten Aceh Tengah', 'Pemkab', 'government', 'Kabupaten Aceh Tengah', 'Pemerintah Kabupaten Aceh Tengah', 118, 150, 'body');
INSERT INTO organisations ("id", "article_id", "name", "acronym", "kind", "region", "surface", "start", "end", "part") VALUES (12, 1, 'Dinas Perpustakaan dan Kearsipan', NULL, 'agency', NULL, 'Dinas Perpustakaan dan Kearsipan', 311, 343, 'body');
INSERT INTO organisations ("id", "article_id", "name", "acronym", "kind", "region", "surface", "start", "end", "part") VALUES (13, 1, 'Forkopimda', NULL, 'association', NULL, 'Forkopimda', 1210, 1220, 'body');
INSERT INTO organisations ("id", "article_id", "name", "acronym", "kind", "region", "surface", "start", "end", "part") VALUES (14, 1, 'Bagian Prokopim', NULL, 'agency', NULL, 'Bagian Prokopim', 1468, 1483, 'body');
INSERT INTO organisations ("id", "article_id", "name", "acronym", "kind", "region", "surface", "start", "end", "part") VALUES (15, 1, 'Panwaslih Kabupaten Aceh Tengah', NULL, 'election body', 'Kabupaten Aceh Tengah', 'Panwaslih Kabupaten Aceh Tengah', 1538, 1569, 'body');
INSERT INTO quotes ("id", "article_id", "text", "speaker", "verb", "start", "end", "part") VALUES (4, 2, 'SK-nya sudah saya tandatangani pekan lalu dan sudah diserahkan kepada mereka,', 'Yusmiran Hadi', 'kata', 280, 357, 'body');
INSERT INTO quotes ("id", "article_id", "text", "speaker", "verb", "start", "end", "part") VALUES (5, 2, 'Mereka mengaku khilaf. Ada yang bilang anaknya yang memegang telepon. Tapi akun itu milik pribadi, tanggung jawab tetap pada pemilik,', 'Fauzan Bakrie', NULL, 916, 1049, 'body');
INSERT INTO quotes ("id", "article_id", "text", "speaker", "verb", "start", "end", "part") VALUES (6, 1, 'Yang saudara ucapkan tadi didengar Allah, didengar pula oleh masyarakat Gayo yang menitipkan pajaknya kepada kita,', 'Teuku Haikal Alkausar', 'kata', 692, 806, 'body');
INSERT INTO quotes ("id", "article_id", "text", "speaker", "verb", "start", "end", "part") VALUES (7, 1, 'Jangan coba-coba. Saya tidak akan pasang badan untuk pegawai yang tertangkap kamera di panggung kampanye.', 'Teuku Haikal Alkausar', 'tegas', 993, 1098, 'body');
INSERT INTO quotes ("id", "article_id", "text", "speaker", "verb", "start", "end", "part") VALUES (8, 1, 'Sedikit lengah, habis satu musim.', 'Saifuddin Lempos', NULL, 1329, 1362, 'body');
INSERT INTO legal_citations ("id", "article_id", "kind", "number", "year", "pasal", "ayat", "mentions", "title", "other_numbers", "start", "end", "part") VALUES (2, 2, 'PP', '53', 2010, NULL, NULL, 1, 'Disiplin Pegawai Negeri Sipil', '[]', 639, 649, 'body');
INSERT INTO legal_citations ("id", "article_id", "kind", "number", "year", "pasal", "ayat", "mentions", "title", "other_numbers", "start", "end", "part") VALUES (3, 1, 'PP', '94', 2021, NULL, NULL, 1, 'Disiplin Pegawai Negeri Sipil', '[]', 950, 990, 'body');
INSERT INTO sanctions ("id", "article_id", "kind", "stage", "surface", "start", "end", "part") VALUES (4, 2, 'penurunan pangkat', 'imposed', 'Turun Pangkat', 23, 36, 'headline');
INSERT INTO sanctions ("id", "article_id", "kind", "stage", "surface", "start", "end", "part") VALUES (5, 2, 'teguran', 'imposed', 'mendapat teguran', 589, 605, 'body');
INSERT INTO sanctions ("id", "article_id", "kind", "stage", "surface", "start", "end", "part") VALUES (6, 2, 'disiplin', 'recommended', 'hukuman disiplin', 1142, 1158, 'body');
INSERT INTO sanctions ("id", "article_id", "kind", "stage", "surface", "start", "end", "part") VALUES (7, 1, 'disiplin', 'threatened', 'hukuman disiplin', 893, 909, 'body');
INSERT INTO sanctions ("id", "article_id", "kind", "stage", "surface", "start", "end", "part") VALUES (8, 1, 'sedang', 'threatened', 'sedang', 918, 924, 'body');
INSERT INTO sanctions ("id", "article_id", "kind", "stage", "surface", "start", "end", "part") VALUES (9, 1, 'berat', 'threatened', 'berat', 932, 937, 'body');
INSERT INTO prohibited_acts ("id", "article_id", "kind", "surface", "start", "end", "part") VALUES (4, 2, 'like/share media sosial', 'Unggahan di Facebook', 47, 67, 'headline');
INSERT INTO prohibited_acts ("id", "article_id", "kind", "surface", "start", "end", "part") VALUES (5, 1, 'fasilitas negara', 'menggunakan kendaraan dinas', 444, 471, 'body');
INSERT INTO prohibited_acts ("id", "article_id", "kind", "surface", "start", "end", "part") VALUES (6, 1, 'politik uang', 'politik uang', 551, 563, 'body');
INSERT INTO prohibited_acts ("id", "article_id", "kind", "surface", "start", "end", "part") VALUES (7, 1, 'kampanye', 'tertangkap kamera di panggung kampanye', 1059, 1097, 'body');
INSERT INTO stances ("id", "article_id", "kind", "score", "evidence", "start", "end", "part") VALUES (4, 2, 'sanctioned', 4.58, 'Turun Pangkat', 23, 36, 'headline');
INSERT INTO stances ("id", "article_id", "kind", "score", "evidence", "start", "end", "part") VALUES (5, 2, 'recommendation', 2.75, 'merekomendasikan hukuman', 1125, 1149, 'body');
INSERT INTO stances ("id", "article_id", "kind", "score", "evidence", "start", "end", "part") VALUES (6, 1, 'pledge', 6.62, 'Ikrarkan Netralitas', 28, 47, 'headline');
INSERT INTO stances ("id", "article_id", "kind", "score", "evidence", "start", "end", "part") VALUES (7, 1, 'warning', 3.97, 'yang melanggar dapat', 863, 883, 'body');
INSERT INTO stances ("id", "article_id", "kind", "score", "evidence", "start", "end", "part") VALUES (8, 1, 'appeal', 1.16, 'mengingatkan', 835, 847, 'body');
INSERT INTO asn_groups ("id", "article_id", "kind", "start", "end", "part") VALUES (1, 2, 'honorer', 545, 559, 'body');
INSERT INTO asn_groups ("id", "article_id", "kind", "start", "end", "part") VALUES (2, 2, 'PNS', 667, 687, 'body');
INSERT INTO counts ("id", "article_id", "value", "of", "start", "end", "part") VALUES (2, 2, 3, 'aparatur sipil negara', 138, 164, 'body');
INSERT INTO counts ("id", "article_id", "value", "of", "start", "end", "part") VALUES (3, 2, 1, 'pegawai', 526, 543, 'body');
INSERT INTO counts ("id", "article_id", "value", "of", "start", "end", "part") VALUES (4, 2, 22, 'tanda suka', 824, 837, 'body');
INSERT INTO counts ("id", "article_id", "value", "of", "start", "end", "part") VALUES (5, 1, 412, 'aparatur sipil negara', 78, 103, 'body');
INSERT INTO places ("id", "article_id", "name", "code", "type", "surface", "start", "end", "part") VALUES (6, 2, 'Kabupaten Bangka Tengah', '19.04', 'kabupaten', 'Bangka Tengah', 9, 22, 'headline');
INSERT INTO places ("id", "article_id", "name", "code", "type", "surface", "start", "end", "part") VALUES (7, 2, 'Kabupaten Bangka Tengah', '19.04', 'kabupaten', 'Bangka Tengah', 39, 52, 'body');
INSERT INTO places ("id", "article_id", "name", "code", "type", "surface", "start", "end", "part") VALUES (8, 2, 'Kabupaten Bangka Tengah', '19.04', 'kabupaten', 'Bangka Tengah', 387, 400, 'body');
INSERT INTO places ("id", "article_id", "name", "code", "type", "surface", "start", "end", "part") VALUES (9, 2, 'Daerah Khusus Ibukota Jakarta', '31', 'provinsi', 'Jakarta', 1306, 1313, 'body');
INSERT INTO places ("id", "article_id", "name", "code", "type", "surface", "start", "end", "part") VALUES (10, 1, 'Kabupaten Aceh Tengah', '11.04', 'kabupaten', 'Aceh Tengah', 16, 27, 'headline');
INSERT INTO places ("id", "article_id", "name", "code", "type", "surface", "start", "end", "part") VALUES (11, 1, 'Takengon', '11.04', 'town', 'Takengon', 0, 8, 'body');
INSERT INTO places ("id", "article_id", "name", "code", "type", "surface", "start", "end", "part") VALUES (12, 1, 'Kabupaten Aceh Tengah', '11.04', 'kabupaten', 'Aceh Tengah', 139, 150, 'body');
INSERT INTO places ("id", "article_id", "name", "code", "type", "surface", "start", "end", "part") VALUES (13, 1, 'Kabupaten Aceh Tengah', '11.04', 'kabupaten', 'Aceh Tengah', 602, 613, 'body');
INSERT INTO places ("id", "article_id", "name", "code", "type", "surface", "start", "end", "part") VALUES (14, 1, 'Kabupaten Aceh Tengah', '11.04', 'kabupaten', 'Kabupaten Aceh Tengah', 1548, 1569, 'body');
INSERT INTO places ("id", "article_id", "name", "code", "type", "surface", "start", "end", "part") VALUES (15, 1, 'Kabupaten Aceh Tengah', '11.04', 'kabupaten', 'Aceh Tengah', 1656, 1667, 'body');
INSERT INTO articles_fts (articles_fts) VALUES ('rebuild');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX regions_parent ON regions(parent);
CREATE INDEX articles_outlet_id ON articles(outlet_id);
CREATE INDEX articles_text_digest ON articles(text_digest);
CREATE INDEX articles_date_published ON articles(date_published);
CREATE INDEX authors_article_id ON authors(article_id);
CREATE INDEX captions_article_id ON captions(article_id);
CREATE INDEX related_article_id ON related(article_id);
CREATE INDEX revisions_article_id ON revisions(article_id);
CREATE INDEX skipped_reason ON skipped(reason);
CREATE TRIGGER articles_fts_insert AFTER INSERT ON articles BEGIN
    INSERT INTO articles_fts (rowid, headline, body) VALUES (new.id, new.headline, new.body);
END;
CREATE TRIGGER articles_fts_delete AFTER DELETE ON articles BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, headline, body) VALUES ('delete', old.id, old.headline, old.body);
END;
CREATE TRIGGER articles_fts_update AFTER UPDATE OF headline, body ON articles BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, headline, body) VALUES ('delete', old.id, old.headline, old.body);
    INSERT INTO articles_fts (rowid, headline, body) VALUES (new.id, new.headline, new.body);
END;
CREATE INDEX article_region_article_id ON article_region(article_id);
CREATE INDEX article_region_code ON article_region(code);
CREATE INDEX elections_article_id ON elections(article_id);
CREATE INDEX events_article_id ON events(article_id);
CREATE INDEX people_article_id ON people(article_id);
CREATE INDEX people_roles_article_id ON people_roles(article_id);
CREATE INDEX people_roles_parent_id ON people_roles(parent_id);
CREATE INDEX people_mentions_article_id ON people_mentions(article_id);
CREATE INDEX people_mentions_parent_id ON people_mentions(parent_id);
CREATE INDEX organisations_article_id ON organisations(article_id);
CREATE INDEX quotes_article_id ON quotes(article_id);
CREATE INDEX legal_citations_article_id ON legal_citations(article_id);
CREATE INDEX legal_citations_provisions_article_id ON legal_citations_provisions(article_id);
CREATE INDEX legal_citations_provisions_parent_id ON legal_citations_provisions(parent_id);
CREATE INDEX sanctions_article_id ON sanctions(article_id);
CREATE INDEX prohibited_acts_article_id ON prohibited_acts(article_id);
CREATE INDEX stances_article_id ON stances(article_id);
CREATE INDEX asn_groups_article_id ON asn_groups(article_id);
CREATE INDEX counts_article_id ON counts(article_id);
CREATE INDEX candidate_pairs_article_id ON candidate_pairs(article_id);
CREATE INDEX places_article_id ON places(article_id);
CREATE INDEX places_code ON places(code);
PRAGMA application_id = 1313166418;
