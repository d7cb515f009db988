# The stand-in as an image: `docker build --tag twelvelabs-mockserver .`, or buildah, or podman.
# The base can be any Debian with `python3` 3.11 or later.
ARG BASE=python:3.13-slim

# Dependencies first: they change less often than the code, so they are a layer of their own.
FROM ${BASE} AS dependencies
WORKDIR /src
COPY pyproject.toml ./
# Extras of the package, such as `--build-arg EXTRAS=store` for --store.
ARG EXTRAS=""
RUN python3 -c "import os, tomllib; \
project = tomllib.load(open('pyproject.toml', 'rb'))['project']; \
extras = [line for extra in os.environ['EXTRAS'].split() for line in project['optional-dependencies'][extra]]; \
print(*project['dependencies'], *extras, sep='\n')" > /requirements.txt \
    && python3 -m venv --without-pip /opt/mockserver \
    && python3 -m pip --python /opt/mockserver install --no-cache-dir --compile --requirement /requirements.txt

# The image of the server lacks the files that a running server never reads.
FROM dependencies AS pruned
COPY tools/prune_installation.py /
RUN python3 /prune_installation.py /opt/mockserver

# Builds and compiles the package, because the running server cannot write files beside it.
FROM dependencies AS build
COPY hatch_build.py README.md LICENSE openapi.yaml ./
COPY contracts/ contracts/
COPY fixtures/ fixtures/
COPY mockserver/ mockserver/
RUN python3 -m pip --python /opt/mockserver install --no-cache-dir --compile --no-deps --prefix /opt/package .

# The harness, which checks servers against the contract: the whole command with the extra `verify`.
#   docker build --target harness --tag twelvelabs-mockserver:harness .
FROM build AS harness
RUN python3 -m pip --python /opt/mockserver install --no-cache-dir --compile '.[verify]'
WORKDIR /tmp
ENV PATH=/opt/mockserver/bin:$PATH
USER 65532:65532
ENTRYPOINT ["mockserver"]
CMD ["verify", "in-process"]

# Runs a test suite beside the server: pytest, the plugin and the official SDK.
FROM build AS tests
RUN python3 -m pip --python /opt/mockserver install --no-cache-dir '.[pytest]' twelvelabs==1.3.6
COPY examples/python/ /tests/
WORKDIR /tests
ENV PATH=/opt/mockserver/bin:$PATH
USER 65532:65532
ENTRYPOINT ["pytest", "-p", "no:cacheprovider"]

FROM ${BASE}
ARG VERSION=""
ARG REVISION=""
ARG SOURCE=""
LABEL org.opencontainers.image.title="twelvelabs-mockserver" \
      org.opencontainers.image.description="A local stand-in for the Twelve Labs video-understanding API." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.documentation="/docs of the running server" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.source="${SOURCE}"
COPY --from=pruned /opt/mockserver /opt/mockserver
COPY --from=build /opt/package /opt/mockserver
RUN install --directory --owner=65532 --group=65532 /data
# The server writes only uploads; the root file system can be read-only.
VOLUME /data
ENV PATH=/opt/mockserver/bin:$PATH \
    MOCKSERVER_HOST=0.0.0.0 \
    MOCKSERVER_PORT=1212 \
    MOCKSERVER_DATA_DIR=/data
USER 65532:65532
EXPOSE 1212
# Checked often until the server is ready, and rarely after that.
HEALTHCHECK --interval=30s --timeout=3s --start-period=30s --start-interval=0.2s --retries=3 CMD ["mockserver", "health"]
ENTRYPOINT ["mockserver"]
CMD ["serve"]
