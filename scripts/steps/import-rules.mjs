/** What domain/ may use beside itself: zod, and libraries that parse or compute and touch nothing outside. */
const pureLibraries = ['zod', 'approx-string-match', 'csv-parse', 'fflate', 'gift-pegjs', 'parse5', 'saxes', 'ts-fsrs']

const databaseLibrary = /^npm:(drizzle-orm|pg|@electric-sql\/pglite|@vercel\/postgres)(\/|$)/
const interfaceLibrary = /^npm:(react|react-dom|next|next-auth|use-intl|next-intl|react-aria-components)(\/|$)/

/**
 * What is loaded only by a bench that measures in a browser, or compares with other programs' libraries; it may use packages for
 * development.
 */
export const comparisonFiles =
  /^cli\/(edit-corpus\/peers[^/]*|anchoring-bench\/(browser|page)|load\/reader-in-browser|commands\/bench-reader)\.(ts|mjs)$/

/**
 * Who may import whom: app → db/access → domain ← components, app → components, and cli as app does. A rule forbids what
 * it matches: a file `from` (not `fromExcept`) must not import `to` (not `toExcept`). Targets are paths from the root,
 * `npm:<package>` or `node:<module>`. Type imports count like any other.
 */
export const importRules = [
  {
    name: 'routes read through db/access',
    from: /^app\//,
    fromExcept: /^app\/_server\//,
    to: /^db\//,
    // ctx.ts is the type that every access function takes.
    toExcept: /^db\/(access\/|ctx\.ts$)/,
  },
  {
    name: 'app/_server opens the database and makes ids, and leaves tables to db/',
    from: /^app\/_server\//,
    fromExcept: /^app\/_server\/(boot|start-failure)\.ts$/,
    to: /^db\//,
    toExcept: /^db\/(access\/|client\.ts$|ctx\.ts$|ids\.ts$|data-lock\.ts$)/,
  },
  {
    name: 'what starts the server may migrate and seed as well, no more',
    from: /^(app\/_server\/(boot|start-failure)|instrumentation)\.ts$/,
    to: /^db\//,
    toExcept: /^db\/(access\/|client\.ts$|ctx\.ts$|ids\.ts$|data-lock\.ts$|error-code\.ts$|migrate\.ts$|seed\.ts$)/,
  },
  { name: 'components get data and actions as props', from: /^components\//, to: /^(app|db|cli)\// },
  { name: 'domain knows only itself', from: /^domain\//, to: /^(?!domain\/)[^:]+$/ },
  { name: 'domain has no clock, files or network', from: /^domain\//, to: /^node:/ },
  {
    name: 'domain uses zod and pure parsing libraries',
    from: /^domain\//,
    to: /^npm:/,
    toExcept: new RegExp(`^npm:(${pureLibraries.join('|')})(/|$)`),
  },
  { name: 'db knows neither app nor cli', from: /^db\//, to: /^(app|components|cli)\// },
  {
    name: 'cli knows db and domain, not the pages',
    from: /^cli\//,
    to: /^(app|components)\//,
    // The drill answers by the very queue that runs in browsers, which knows nothing of a page; a bench measures in a browser how
    // the reader finds and paints passages.
    toExcept: /^components\/(quiz\/queue\/|reader\/browser-(text-index|highlights|paint)\.ts$)/,
  },
  { name: 'pages do not know the command line', from: /^(app|proxy\.ts|instrumentation\.ts)/, to: /^cli\// },
  { name: 'messages know nobody', from: /^messages\//, to: /^(app|components|domain|db|cli)\// },
  // The bench sends bare statements as well: they are the limit that the program is measured against.
  { name: 'only db speaks SQL', from: /./, fromExcept: /^(db|cli\/load)\//, to: databaseLibrary },
  {
    name: 'only app and components use React and Next.js (and messages the translator)',
    from: /./,
    // A drill signs its students in by the cookie that a sign-in gives.
    fromExcept: /^(app\/|components\/|messages\/|(proxy|instrumentation)\.ts$|cli\/sign-in-cookie\.ts$)/,
    to: interfaceLibrary,
  },
  { name: 'the program does not need its tests', from: /./, to: /^tests\// },
  // Drills and benches start servers and databases of their own, as the tests do.
  { name: 'only the command line uses the scripts', from: /./, fromExcept: /^cli\//, to: /^scripts\// },
]
