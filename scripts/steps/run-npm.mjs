import { runCommand } from './run-command.mjs'

/**
 * Settings that say where packages come from: the only ones an npm inside npm may inherit. The rest (`omit`, `prefix`,
 * `dry_run`, `workspace` …) belonged to the outer command and would change what is installed.
 */
const inheritedSettings =
  /^npm_config_(registry|userconfig|globalconfig|cache|proxy|https_proxy|noproxy|cafile|ca|strict_ssl)$/

/** Runs npm with these arguments, and returns what runCommand returns. */
export function runNpm(args) {
  const env = npmEnvironment(process.env)
  const npmScript = process.env.npm_execpath
  const isNpm = npmScript && /npm-cli\.[cm]?js$/.test(npmScript)
  if (isNpm) return runCommand(process.execPath, [npmScript, ...args], { env })
  if (process.platform !== 'win32') return runCommand('npm', args, { env })
  // Windows starts npm.cmd only through its shell; the arguments are all our own words.
  return runCommand(process.env.ComSpec ?? 'cmd.exe', ['/d', '/s', '/c', `npm ${args.join(' ')}`], { env })
}

/** The environment without the settings of the npm that runs us. */
export function npmEnvironment(env) {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => {
      const lower = name.toLowerCase()
      return !lower.startsWith('npm_config_') || inheritedSettings.test(lower)
    }),
  )
}
