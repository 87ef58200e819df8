"""Settings of gunicorn: address and number of workers come from the environment."""

import os

# Read before numpy is loaded. The threads that a matrix product would start wait for each other on
# cores that are busy with other requests: a run of many vectors takes several times longer.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8050')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 8
# One warm-up serves all workers, and threads never meet a half-filled Dash registry.
preload_app = True
# gunicorn would open a control socket in HOME, which a container may not have.
control_socket_disable = True
# The longest link is 8 kB; longer request lines are refused with a 4xx.
limit_request_line = 8190
timeout = 60
graceful_timeout = 20
keepalive = 15
max_requests = 5000
max_requests_jitter = 500
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None
