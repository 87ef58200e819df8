"""What the server does when something goes wrong, seen over HTTP alone."""
