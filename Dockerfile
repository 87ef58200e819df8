# By digest, of all platforms; docs/operations.md says how to renew it.
FROM python:3.11.16-slim@sha256:9c900dea9e8fb7e16277c179b555cc72d29a352dbc33cff48ad5a0412fd5bfc7

# serve, or worker for a Celery worker.
ARG REQUIREMENTS=serve
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HOST=0.0.0.0 PORT=8050 \
  QUANTQUAKE_CACHE=/var/lib/quantquake
WORKDIR /srv/quantquake

COPY requirements/${REQUIREMENTS}.txt requirements/
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes \
  --only-binary=:all: -r requirements/${REQUIREMENTS}.txt \
  && install -d -m 700 -o 10001 -g 10001 /var/lib/quantquake

COPY . .
USER 10001:10001
VOLUME /var/lib/quantquake

EXPOSE 8050
# Whoever stops it waits longer than QUANTQUAKE_GRACE before it kills: see deploy/compose.yaml.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(f'http://127.0.0.1:{os.environ.get(\"PORT\") or 8050}/healthz', timeout=4)"]
CMD ["python", "-m", "gunicorn", "-c", "gunicorn.conf.py", "wsgi:server"]
