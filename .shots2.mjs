import { chromium } from '@playwright/test'
const base = 'http://localhost:3555'
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const ctx = await b.newContext({ viewport: { width: 1280, height: 900 }, storageState: '/tmp/marking-state.json' })
const p = await ctx.newPage()
p.on('console', m => m.type() === 'error' && console.log('console', m.text()))
p.on('pageerror', e => console.log('pageerror', e.message))
await p.goto(base + '/'); 
const h = await p.locator('a[href*="/progress"]').first().getAttribute('href')
const m = base + h.replace('/progress', '/marking')
await p.goto(base + h); await p.screenshot({ path: '/tmp/s0.png' })
await p.goto(m); await p.screenshot({ path: '/tmp/s1.png', fullPage: true })
const groups = await p.locator('main section').evaluateAll(s => s.map(x => [x.querySelector('h2')?.innerText, x.querySelector('a')?.getAttribute('href')]))
console.log(groups)
let n = 2
for (const [t, href] of groups) { await p.goto(base + href); await p.waitForTimeout(800); await p.screenshot({ path: `/tmp/s${n++}.png` }) }
await b.close()
