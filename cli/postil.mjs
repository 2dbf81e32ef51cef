#!/usr/bin/env node
// The command line is TypeScript; tsx runs it as it stands, so that nothing has to be built first.
import { register } from 'tsx/esm/api'

register()
const { main } = await import('./main.ts')
process.exitCode = await main(process.argv)
