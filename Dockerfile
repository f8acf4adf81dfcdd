# An image of the command for CI, explained in docs/guides/ci.md:
#   docker build --tag gcfg-lint --build-arg REVISION="$(git rev-parse HEAD)" .
#   docker run --rm --volume "$PWD:/work:ro" gcfg-lint etc/rstudio-connect.gcfg
ARG NODE_VERSION=24.21.0

FROM node:${NODE_VERSION}-alpine AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --ignore-scripts --no-audit --no-fund
COPY scripts scripts
COPY src src
# A lint of them warms the cache of machine code, which holds for this very Node.
COPY fixtures fixtures
RUN node scripts/build.js --commands-only

FROM node:${NODE_VERSION}-alpine
# git is for `reload --running git:…`. What is mounted belongs to another account, which git would refuse; it is only read.
# hadolint ignore=DL3018
RUN apk add --no-cache git && git config --system --add safe.directory '*'
COPY LICENSE /opt/gcfg-lint/
# All that the command needs is bundled.
COPY --from=build /src/dist/cli /opt/gcfg-lint/
RUN ln -s /opt/gcfg-lint/main.cjs /usr/local/bin/gcfg-lint
ARG VERSION=0.1.0
ARG REVISION=
LABEL org.opencontainers.image.title="gcfg-lint" \
      org.opencontainers.image.description="Linter for Posit Connect's rstudio-connect.gcfg" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
USER node
WORKDIR /work
ENTRYPOINT ["gcfg-lint"]
CMD ["--help"]
