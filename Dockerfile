# MKW Portal: one image for web, worker and migration (compose.yaml says which is which; docs/beheer.md explains).
FROM python:3.11-slim-bookworm AS build
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never UV_PROJECT_ENVIRONMENT=/app/.venv
RUN pip install --no-cache-dir "uv>=0.9,<1"
WORKDIR /app
# Packages first: they change less often than the code, so this layer is kept.
COPY pyproject.toml uv.lock ./
RUN uv sync --frozen --no-dev
COPY manage.py LICENSE ./
COPY script/gereed script/gereed
COPY corporaties corporaties
COPY documenten documenten
COPY mkwportal mkwportal
COPY verkenningen verkenningen
COPY templates templates
COPY static static
# The style sheet and scripts are put together and compressed here: the same names on every machine.
RUN python -m compileall -q corporaties documenten mkwportal verkenningen \
    && MKW_MODE=production MKW_SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(50))')" \
       MKW_BASE_URL=https://build.invalid MKW_HOSTS=build.invalid DATABASE_URL=postgresql://build@build.invalid/build \
       MKW_EMAIL_URL=smtp://build.invalid MKW_FROM_EMAIL=build@build.invalid MKW_PRIVATE_ROOT=/tmp/none \
       MKW_VAR=/tmp/var MKW_STATIC_ROOT=/app/staticfiles \
       .venv/bin/python manage.py collectstatic --noinput --verbosity 0

FROM python:3.11-slim-bookworm
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HOME=/tmp \
    DJANGO_SETTINGS_MODULE=mkwportal.settings MKW_MODE=production \
    MKW_BIND=0.0.0.0:8000 MKW_STATIC_ROOT=/app/staticfiles MKW_PRIVATE_ROOT=/srv/mkw/bestanden MKW_VAR=/tmp/mkw
RUN groupadd --gid 10001 mkw \
    && useradd --uid 10001 --gid mkw --no-create-home --home-dir /tmp --shell /usr/sbin/nologin mkw \
    && install -d -o mkw -g mkw -m 0750 /srv/mkw /srv/mkw/bestanden
# Of root, so that whoever breaks in cannot change the code.
COPY --from=build /app /app
WORKDIR /app
USER mkw
VOLUME /srv/mkw/bestanden
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=10s --start-period=30s --retries=3 CMD ["python", "script/gereed"]
STOPSIGNAL SIGTERM
CMD ["python", "-m", "gunicorn", "--config", "mkwportal/gunicorn.py", "mkwportal.wsgi"]
