# Postil in a container: docker build -t postil . && docker run -p 3000:3000 -v postil-data:/data postil
# The embedded database lives in /data; with DATABASE_URL (and NEXTAUTH_SECRET) it uses that PostgreSQL instead.
# Everything but /data may be read-only: docker run --read-only --tmpfs /tmp …

FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN NEXT_TELEMETRY_DISABLED=1 npm run build && rm -rf .next/cache

FROM node:20-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force

FROM node:20-slim
WORKDIR /app
ENV NODE_ENV=production PORT=3000 POSTIL_DATA=/data
COPY --from=packages /app/node_modules ./node_modules
COPY . .
COPY --from=build /app/.next ./.next
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/start.mjs", "--serve-only"]
