import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { printStep } from './print-step.mjs'
import { isDebianAsRoot, runApt } from './run-apt.mjs'
import { packageScript, projectRoot, runCommand, runNode } from './run-command.mjs'

/**
 * The path of a Chromium, or of a browser made from it, for the tests: CHROME_PATH, one that is installed, one that
 * Playwright has fetched before. Null when there is none that runs.
 */
export async function findChromium() {
  const named = process.env.CHROME_PATH
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROME_PATH names ${named}, and there is no such file.`)
    return named
  }
  for (const candidate of [...usualPlaces(), await playwrightPath()]) {
    if (candidate && (await canRun(candidate))) return candidate
  }
  return null
}

/** Finds a Chromium, or installs one: by Playwright, else by apt-get where we may. Throws when neither works. */
export async function findOrInstallChromium() {
  const found = await findChromium()
  if (found) return found
  await printStep('Fetching Chromium by Playwright', () =>
    runNode([packageScript('@playwright/test', 'playwright'), 'install', '--no-shell', 'chromium']),
  )
  const fetched = await playwrightPath()
  if (fetched && (await canRun(fetched))) return fetched
  if (isDebianAsRoot()) {
    await printStep('Installing Chromium by apt-get', () => runApt('chromium'))
    const installed = await findChromium()
    if (installed) return installed
  }
  throw new Error('No Chromium was found and none could be installed. Install one, or name it by CHROME_PATH.')
}

function usualPlaces() {
  if (process.platform === 'darwin') {
    return ['/Applications', path.join(homedir(), 'Applications')].flatMap((folder) => [
      `${folder}/Chromium.app/Contents/MacOS/Chromium`,
      `${folder}/Google Chrome.app/Contents/MacOS/Google Chrome`,
    ])
  }
  if (process.platform === 'win32') {
    return [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
      .filter((folder) => folder)
      .flatMap((folder) => [
        path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        path.join(folder, 'Chromium', 'Application', 'chrome.exe'),
        path.join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      ])
  }
  return ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map((name) => `/usr/bin/${name}`)
}

async function playwrightPath() {
  const entry = path.join(projectRoot, 'node_modules', 'playwright-core', 'index.mjs')
  if (!existsSync(entry)) return null
  const { chromium } = await import(pathToFileURL(entry).href)
  return chromium.executablePath()
}

/** Ubuntu's /usr/bin/chromium-browser may be a stub, and a fetched browser may lack the system's libraries. */
async function canRun(candidate) {
  if (!existsSync(candidate)) return false
  // On Windows `--version` opens a window instead of answering.
  if (process.platform === 'win32') return true
  const { code } = await runCommand(candidate, ['--version'])
  return code === 0
}
