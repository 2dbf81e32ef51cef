/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.POSTIL_DIST_DIR || '.next',
  output: process.env.POSTIL_STANDALONE ? 'standalone' : undefined,
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ['@electric-sql/pglite', 'pg', '@node-rs/argon2', '@vercel/postgres', 'ws'],
  outputFileTracingIncludes: { '/**': ['./db/migrations/**'] },
  experimental: { serverActions: { bodySizeLimit: '9mb' } },
  // Browsers ask for it by this name where a document names no icon: a file, a plain answer.
  redirects: async () => [{ source: '/favicon.ico', destination: '/icon.svg', permanent: false }],
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'same-origin' },
        { key: 'X-Frame-Options', value: 'DENY' },
        { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
        { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
        { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), browsing-topics=()' },
        { key: 'Strict-Transport-Security', value: 'max-age=31536000' },
      ],
    },
  ],
}

export default config
