"""What gunicorn serves: `gunicorn -c gunicorn.conf.py wsgi:server`."""

from app import create_app
from callbacks.server import warm_up

app = create_app()
server = app.server
warm_up(app)
