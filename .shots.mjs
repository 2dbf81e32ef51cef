import { chromium } from '@playwright/test'
const base = 'http://localhost:3555'
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const ctx = await b.newContext({ viewport: { width: 1280, height: 850 } })
const p = await ctx.newPage()
p.on('console', m => m.type() === 'error' && console.log('console', m.text()))
p.on('pageerror', e => console.log('pageerror', e.message))
await p.goto(base + '/sign-in'); await p.getByRole('button', { name: 'Look around as a teacher' }).click()
await p.getByRole('button', { name: 'Sign out' }).waitFor()
const hrefs = await p.locator('a[href*="/progress"]').evaluateAll(a => a.map(x => x.getAttribute('href')))
console.log(hrefs)
for (const h of [...new Set(hrefs)]) {
  await p.goto(base + h); const m = h.replace('/progress', '/marking')
  await p.goto(base + m)
  console.log(m, await p.locator('h1').innerText(), await p.locator('main').innerText().then(t => t.slice(0, 600)))
}
await ctx.storageState({ path: '/tmp/marking-state.json' })
await b.close()
