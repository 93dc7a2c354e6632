<?php
// Installs WordPress into its database, which is made first: an empty site with a theme, no posts and no example pages.

mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
$database = new mysqli('localhost', 'root', '', '', 0, getenv('WORDPRESS_SOCKET'));
$database->query('CREATE DATABASE wordpress CHARACTER SET utf8mb4');
$database->close();

define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = parse_url(getenv('WORDPRESS_URL'), PHP_URL_HOST);
require getcwd() . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Kabar Bahtera', 'redaksi', 'redaksi@example.org', true, '', 'not to be logged in with');
foreach (get_posts(['post_type' => 'any', 'post_status' => 'any', 'numberposts' => -1]) as $example) {
    wp_delete_post($example->ID, true);
}
update_option('blogdescription', 'Berita daerah dari pesisir sampai pegunungan');
