import pg from 'pg'
import { isNameLost } from './error-code.ts'

/** How often a statement must come before it is given a name, and how many are named at most in a process. */
const namedFrom = 3
const mostNamed = 400
/** Statements with more parameters hold lists of some length, which seldom comes again. */
const mostParameters = 40

/**
 * Gives statements that come again and again a name, so that a connection parses and plans them once. Where a pool in
 * between cannot keep prepared statements (PgBouncer before 1.21, by transaction), the first that is lost ends all naming.
 */
export class StatementNames {
  private readonly uses = new Map<string, number>()
  private readonly names = new Map<string, string>()
  private isPossible = true

  /** The name of a statement; undefined when it goes without. */
  nameOf(text: string, parameters: number): string | undefined {
    if (!this.isPossible || parameters > mostParameters) return undefined
    const known = this.names.get(text)
    if (known !== undefined || this.names.size >= mostNamed) return known
    const uses = (this.uses.get(text) ?? 0) + 1
    if (this.uses.size >= mostNamed * 10) this.uses.clear()
    this.uses.set(text, uses)
    if (uses < namedFrom) return undefined
    const name = `postil_${this.names.size + 1}`
    this.names.set(text, name)
    return name
  }

  learnFrom(error: unknown): void {
    if (isNameLost(error)) this.isPossible = false
  }
}

type Query = (config: unknown, values: unknown, done?: (error: unknown, result: unknown) => void) => unknown

/** The driver's client for a pool, with names for the statements that drizzle sends. */
export function namingClient(names: StatementNames): typeof pg.Client {
  return class NamingClient extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config)
      // One cast: the driver's `query` has a dozen overloads, of which drizzle and the pool use the one named here.
      const send = super.query.bind(this) as unknown as Query
      const query: Query = (config, values, done) => {
        const named = withName(names, config, values)
        if (named === config) return send(config, values, done)
        if (done === undefined) return learning(names, send(named, values))
        return send(named, values, (error, result) => {
          names.learnFrom(error)
          done(error, result)
        })
      }
      this.query = query as unknown as typeof this.query
    }
  }
}

function withName(names: StatementNames, config: unknown, values: unknown): unknown {
  if (!isUnnamedQuery(config) || !Array.isArray(values)) return config
  const name = names.nameOf(config.text, values.length)
  return name === undefined ? config : { ...config, name }
}

function isUnnamedQuery(config: unknown): config is { text: string } {
  return (
    typeof config === 'object' &&
    config !== null &&
    'text' in config &&
    typeof config.text === 'string' &&
    !('submit' in config) &&
    !('name' in config && config.name)
  )
}

async function learning(names: StatementNames, sent: unknown): Promise<unknown> {
  try {
    return await sent
  } catch (error) {
    names.learnFrom(error)
    throw error
  }
}
