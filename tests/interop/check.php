<?php
// Check calendars with sabre/vobject: JSON list of paths > JSON list of lists of complaints.
error_reporting(E_ALL & ~E_DEPRECATED); // Debian's is older than its PHP
require 'Sabre/VObject/autoload.php';

function complaints(string $path): array
{
    try {
        $calendar = Sabre\VObject\Reader::read(file_get_contents($path));
    } catch (Sabre\VObject\ParseException $refused) {
        return [$refused->getMessage()];
    }
    return array_column($calendar->validate(), 'message');
}

echo json_encode(array_map('complaints', json_decode(stream_get_contents(STDIN))));
