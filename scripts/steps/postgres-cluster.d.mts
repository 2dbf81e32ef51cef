/** A PostgreSQL for tests; `url` leads to its database `postgres` as superuser. */
export type TestPostgres = { url: string; description: string; stop: () => Promise<void> }

export function startPostgres(options?: { isDurable?: boolean }): Promise<TestPostgres>
