<?php
// Does what a file of JSON asks for, in its order: a list of objects whose "do" names a function of this file.
// Prints what each of them came to, as a list of JSON.

$_SERVER['HTTP_HOST'] = parse_url(getenv('WORDPRESS_URL'), PHP_URL_HOST);
require getcwd() . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';
// An administrator's markup is taken as it is.
wp_set_current_user(1);
const ACTIONS = ['options', 'write', 'edit', 'trash', 'untrash', 'delete'];

function options(array $asked): array
{
    foreach ($asked['options'] as $name => $value) {
        update_option($name, $value);
    }
    // The next request makes them anew.
    delete_option('rewrite_rules');
    return [];
}

function write(array $asked): array
{
    $picture = $asked['image'] ? picture($asked['image'], $asked['caption']) : null;
    $content = addressed($asked['content'], $picture, $asked['also']);
    $post = succeed(wp_insert_post(wp_slash(['post_content' => $content] + columns($asked)), true));
    if ($picture) {
        set_post_thumbnail($post, $picture);
    }
    if ($asked['modified']) {
        date_back($post, $asked['modified']);
    }
    $address = get_permalink($post);
    if ($asked['status'] === 'trash') {
        wp_trash_post($post);
    }
    return ['id' => $post, 'url' => $address];
}

function columns(array $asked): array
{
    return [
        'post_type' => $asked['type'],
        'post_name' => $asked['slug'],
        'post_title' => $asked['title'],
        'post_status' => $asked['status'] === 'trash' ? 'publish' : $asked['status'],
        'post_password' => $asked['password'],
        'post_date' => $asked['date'],
        'post_author' => author($asked['author']),
        'post_category' => array_map('category', $asked['categories']),
        'tags_input' => $asked['tags'],
    ];
}

function edit(array $asked): array
{
    $names = ['slug' => 'post_name', 'title' => 'post_title', 'content' => 'post_content', 'status' => 'post_status'];
    $changes = array_intersect_key($asked, $names);
    $columns = array_map(fn($name) => $names[$name], array_keys($changes));
    $post = ['ID' => $asked['id']] + array_combine($columns, array_values($changes));
    succeed(wp_update_post(wp_slash($post), true));
    return ['id' => $asked['id'], 'url' => get_permalink($asked['id'])];
}

function trash(array $asked): array
{
    return ['id' => succeed(wp_trash_post($asked['id']))->ID];
}

function untrash(array $asked): array
{
    return ['id' => succeed(wp_untrash_post($asked['id']))->ID, 'url' => get_permalink($asked['id'])];
}

function delete(array $asked): array
{
    return ['id' => succeed(wp_delete_post($asked['id'], true))->ID];
}

function author(string $name): int
{
    $login = sanitize_title($name);
    $known = get_user_by('login', $login);
    return $known ? $known->ID : succeed(wp_insert_user([
        'user_login' => $login,
        'user_pass' => wp_generate_password(),
        'user_email' => "$login@example.org",
        'display_name' => $name,
        'nickname' => $name,
        'role' => 'author',
    ]));
}

function category(string $name): int
{
    $known = term_exists($name, 'category') ?: succeed(wp_insert_term($name, 'category'));
    return (int) $known['term_id'];
}

// Puts a small picture into the media library.
function picture(string $name, ?string $caption): int
{
    $file = wp_upload_dir()['path'] . '/' . basename($name);
    $drawn = imagecreatetruecolor(96, 64);
    imagefill($drawn, 0, 0, imagecolorallocate($drawn, crc32($name) % 256, 120, 90));
    imagejpeg($drawn, $file);
    $described = ['post_mime_type' => 'image/jpeg', 'post_title' => basename($name), 'post_excerpt' => $caption ?? ''];
    $picture = succeed(wp_insert_attachment(wp_slash($described), $file, 0, true));
    wp_update_attachment_metadata($picture, wp_generate_attachment_metadata($picture, $file));
    return $picture;
}

// The content with the addresses that only WordPress knows: of the picture, and of the post that it points to.
function addressed(string $content, ?int $picture, ?string $also): string
{
    $other = $also ? succeed(get_page_by_path($also, OBJECT, 'post')) : null;
    return strtr($content, [
        '{picture}' => $picture ? wp_get_attachment_url($picture) : '',
        '{also}' => $other ? get_permalink($other) : '',
    ]);
}

// WordPress itself writes the present into the time of change.
function date_back(int $post, string $modified): void
{
    global $wpdb;
    $times = ['post_modified' => $modified, 'post_modified_gmt' => get_gmt_from_date($modified)];
    $wpdb->update($wpdb->posts, $times, ['ID' => $post]);
    clean_post_cache($post);
}

function succeed(mixed $result): mixed
{
    if (is_wp_error($result) || !$result) {
        throw new RuntimeException($result ? $result->get_error_message() : 'WordPress refused, and did not say why');
    }
    return $result;
}

$done = [];
foreach (json_decode(file_get_contents($argv[1]), true, flags: JSON_THROW_ON_ERROR) as $asked) {
    if (!in_array($asked['do'], ACTIONS, true)) {
        throw new RuntimeException("Unknown action: {$asked['do']}");
    }
    $done[] = $asked['do']($asked);
}
echo json_encode($done, JSON_THROW_ON_ERROR);
