# One image for both services: `index` builds the index and ends, `api` serves it.
FROM python:3.11-slim-bookworm

ENV PIP_NO_CACHE_DIR=1 PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /srv

# Torch apart and first: it is the largest layer and changes least.
COPY constraints.txt ./
RUN pip install --disable-pip-version-check -c constraints.txt torch==2.13.0

COPY pyproject.toml README.md LICENSE ./
COPY corpus corpus
COPY indexing indexing
COPY app app
RUN pip install --disable-pip-version-check -c constraints.txt '.[server]' \
    && useradd --system --uid 10001 --home-dir /nonexistent verhalenbank \
    && install -d -o verhalenbank -g verhalenbank /data
USER verhalenbank

ENV VERHALENBANK_HOME=/data VERHALENBANK_HOST=0.0.0.0
VOLUME /data
EXPOSE 8000
ENTRYPOINT ["verhalenbank"]
CMD ["serve"]
