<?php
// A plugin that is always on: keeps the site from reaching out, and closes what a test wants closed.

add_filter('pre_wp_mail', '__return_true');
add_filter('pre_http_request', fn() => new WP_Error('no_network', 'Nothing is asked of other hosts.'));
add_filter('locale', fn() => 'id_ID');
// What is restored is what it was before: published, where WordPress itself would make it a draft.
add_filter('wp_untrash_post_status', 'wp_untrash_post_set_previous_status', 10, 3);

// As the usual plugins do that close the API to everybody who is not logged in.
add_filter('rest_authentication_errors', function ($error) {
    $message = 'Only authenticated users can access the REST API.';
    $is_closed = !$error && get_option('tests_rest') === 'closed' && !is_user_logged_in();
    return $is_closed ? new WP_Error('rest_cannot_access', $message, ['status' => 401]) : $error;
});
add_filter('wp_sitemaps_enabled', fn($enabled) => $enabled && get_option('tests_sitemaps') !== 'off');
