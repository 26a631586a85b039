# Job Keeper as one image for all roles. It brings no PostgreSQL of its own: set DATABASE_URL.
# Without JOB_KEEPER_HTTP__HOST it listens on the container's loopback only; with it, it needs auth.issuers or auth.keys.

# 1. Everything that building needs; the builder is a program of this platform, so an optional package.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY scripts/bundle.mjs scripts/console.mjs scripts/
COPY src src
COPY migrations migrations
RUN npm run build

# 2. What runs needs at run time only: neither tools nor the programs of the embedded PostgreSQL.
FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund

# 3. The image. Without npm and yarn: nothing in it can install anything.
FROM node:24-bookworm-slim
RUN rm -rf /usr/local/lib/node_modules /opt/yarn* /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/yarn /usr/local/bin/yarnpkg /usr/local/bin/corepack
ENV NODE_ENV=production
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json ./
COPY config config
COPY policies policies
# What the process engine keeps; with Databricks nothing is written at all.
ENV JOB_KEEPER_DATA_DIR=/var/lib/job-keeper
RUN install -d -o node -g node -m 0700 /var/lib/job-keeper
USER 1000:1000
EXPOSE 8080
# Alive is enough: what is not ready yet must not be restarted for it.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || process.env.JOB_KEEPER_HTTP__PORT || 8080}/livez`, { signal: AbortSignal.timeout(2500) }).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# The program itself, whose first line has the flags of Node. The exec form: SIGTERM reaches the service, which then finishes what is in hand.
ENTRYPOINT ["/app/dist/service/main.js"]
CMD ["serve"]
