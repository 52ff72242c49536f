# The library's image: the app (by default) and the indexer. docker-compose.yml puts it beside its engines.
FROM python:3.11-slim AS dictionaries
WORKDIR /library
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock
COPY engines engines
COPY mappings mappings
RUN python -m engines.dictionaries /dictionaries

FROM python:3.11-slim
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PYTHONUTF8=1
WORKDIR /library
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock
COPY --from=dictionaries /dictionaries /dictionaries
COPY pyproject.toml README.md ./
COPY engines engines
COPY mappings mappings
COPY indexer indexer
COPY search_app search_app
RUN pip install --no-cache-dir --no-deps . && useradd --system --uid 10001 --no-create-home library
USER library
EXPOSE 8000
CMD ["rarecare-search", "serve"]
