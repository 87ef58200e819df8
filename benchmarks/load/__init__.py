"""What the server does under load: people, crowds, slow clients, over HTTP alone."""
