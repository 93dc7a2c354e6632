<?php
// Does for PHP's own server what the rewriting of a web server does, and notes every request.

$path = rawurldecode(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH) ?: '/');
register_shutdown_function(function (): void {
    $noted = [
        'method' => $_SERVER['REQUEST_METHOD'],
        'path' => $_SERVER['REQUEST_URI'],
        'status' => http_response_code(),
        'headers' => array_change_key_case(getallheaders()),
    ];
    $line = json_encode($noted, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE);
    file_put_contents(getenv('WORDPRESS_LOG'), $line . "\n", FILE_APPEND | LOCK_EX);
});

$file = $_SERVER['DOCUMENT_ROOT'] . $path;
$is_script = str_ends_with($path, '.php');
if (is_file($file) && !$is_script) {
    return false;
}
$script = $is_script && is_file($file) ? $path : '/index.php';
// PHP's server takes a part of an address that looks like a file for the name of the script.
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = $script;
$_SERVER['SCRIPT_FILENAME'] = $_SERVER['DOCUMENT_ROOT'] . $script;
unset($_SERVER['PATH_INFO']);
chdir(dirname($_SERVER['SCRIPT_FILENAME']));
require $_SERVER['SCRIPT_FILENAME'];
