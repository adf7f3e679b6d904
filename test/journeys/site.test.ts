import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { site } from '../../companies/skin-analysis/site.ts'
import { declarationOfSample, sampleCompanies } from '../../src/companies.ts'
import { publishDeclaration } from '../../src/declaration/index.ts'
import { intakeRoutes } from '../../src/intake/index.ts'
import { outbox } from '../../src/messages/index.ts'
import { reactions } from '../../src/reactions.ts'
import { provision } from '../../src/records/index.ts'
import { answerProblem } from '../../src/server/problems.ts'
import { closeBrowser, violations, visitor } from '../support/browser.ts'
import { committedWorld, type TestWorld } from '../support/world.ts'

let at: TestWorld
let base: string
let stop = (): void => undefined

beforeAll(async () => {
  at = await committedWorld({ reactions })
  const [sample] = sampleCompanies
  if (sample === undefined) throw new Error('There is no sample company.')
  const { declaration } = await declarationOfSample(sample, at.world.clockOf(at.company).today())
  await provision(at.world.db, at.company, declaration)
  await at.act((acting) => publishDeclaration(acting, declaration))
  const app = new Hono().route(
    '/',
    intakeRoutes({
      world: at.world,
      siteOf: () => site,
      isSample: () => true,
      baseUrl: 'http://127.0.0.1',
      pace: 10_000,
    }),
  )
  app.onError((error, c) => answerProblem(c, error))
  base = await new Promise<string>((listening) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      listening(`http://127.0.0.1:${port}/${at.company}`),
    )
    stop = () => server.close()
  })
})
afterAll(async () => {
  await closeBrowser()
  stop()
})

async function count(table: string): Promise<number> {
  const { rows } = await sql<{ readonly n: number }>`
    select count(*)::int as n from ${sql.id('company_skin_analysis', table)}`.execute(at.world.db)
  return rows[0]?.n ?? -1
}

const send = 'form.fields > button[type=submit]:not(.trap)'

describe('without JavaScript and without cookies', () => {
  test('somebody writes, gets a receipt, and takes the enquiry back', async () => {
    const { context, page, asked } = await visitor({ javaScriptEnabled: false })
    await page.goto(`${base}/`)
    await page.getByRole('link', { name: 'Kontakt' }).click()
    await page.getByLabel('Ihr Name').fill('Ida Lorenz')
    await page.getByLabel('E-Mail-Adresse').fill('ida')
    await page.getByLabel('Ihre Nachricht').fill('Ist das Gerät auch zu mieten?')
    await page.locator(send).click()
    await expect(page.getByRole('alert').textContent()).resolves.toContain(
      'Eine Angabe braucht noch Ihre Aufmerksamkeit',
    )
    await expect(page.getByLabel('Ihre Nachricht').inputValue()).resolves.toBe(
      'Ist das Gerät auch zu mieten?',
    )
    expect(await count('enquiry')).toBe(0)

    await page.getByLabel('E-Mail-Adresse').fill('ida.lorenz@post.example')
    await page.locator(send).click()
    await expect(page.getByRole('status').textContent()).resolves.toContain('Ihre Anfrage ist angekommen')
    expect(await count('enquiry')).toBe(1)

    const [mail] = await outbox(at.world, at.company)
    const link = /https?:\S+/u.exec(mail?.letter?.text ?? '')?.[0] ?? ''
    await page.goto(`${new URL(base).origin}${new URL(link).pathname}`)
    expect(await count('enquiry')).toBe(1)
    await page.getByRole('button', { name: 'Anfrage jetzt löschen' }).click()
    await expect(page.getByRole('heading', { level: 1 }).textContent()).resolves.toBe(
      'Ihre Anfrage ist gelöscht.',
    )
    expect(await count('enquiry')).toBe(0)
    expect(await outbox(at.world, at.company)).toEqual([])

    expect(await context.cookies()).toEqual([])
    expect(asked.filter((url) => !url.startsWith(new URL(base).origin))).toEqual([])
  })

  test('somebody orders; a town that is nearly right is offered and taken', async () => {
    const { page } = await visitor({ javaScriptEnabled: false })
    await page.goto(`${base}/shop`)
    await page.getByRole('link', { name: 'Bestellen: Pflegeset Sensitiv' }).click()
    await expect(page.getByLabel('Artikel').inputValue()).resolves.toBe('care-set')
    await page.getByLabel('Ihr Name').fill('Ida Lorenz')
    await page.getByLabel('E-Mail-Adresse').fill('ida.lorenz@post.example')
    const delivery = page.getByRole('group', { name: 'Lieferanschrift' })
    await delivery.getByLabel('Straße und Hausnummer').fill('Siemensring 98')
    await delivery.getByLabel('Postleitzahl').fill('47877')
    await delivery.getByLabel('Ort').fill('Wilich')
    await page.getByLabel('Die Rechnung geht an die Lieferanschrift').check()
    await page.getByLabel('Zahlungsart').selectOption('paypal')
    await page.getByLabel('Zustelldienst').selectOption('dhl')
    await page.getByLabel('Ihr Name').press('Enter')
    expect(await count('shop_order')).toBe(0)
    await page.getByRole('button', { name: '„Willich“ übernehmen' }).click()
    await expect(page.getByRole('status').textContent()).resolves.toContain('Ihre Bestellung ist eingegangen')
    expect(await count('shop_order')).toBe(1)
  })

  test('going back and sending once more does not order twice', async () => {
    const { page } = await visitor({ javaScriptEnabled: false })
    const before = await count('enquiry')
    await page.goto(`${base}/contact`)
    await page.getByLabel('Ihr Name').fill('Malte Brandhorst')
    await page.getByLabel('E-Mail-Adresse').fill('malte.brandhorst@post.example')
    await page.getByLabel('Ihre Nachricht').fill('Wie lange dauert die Lieferung?')
    const token = await page.locator('input[name=_token]').inputValue()
    await page.locator(send).click()
    await page.getByRole('status').waitFor()
    const again = await page.request.post(`${base}/contact`, {
      form: {
        _token: token,
        name: 'Malte Brandhorst',
        email: 'malte.brandhorst@post.example',
        message: 'Wie lange dauert die Lieferung?',
      },
    })
    expect(again.status()).toBe(200)
    expect(await count('enquiry')).toBe(before + 1)
  })
})

test('the language follows the visitor, in the address and in the one declared cookie', async () => {
  const { context, page } = await visitor()
  await page.goto(`${base}/shop`)
  await page.getByRole('link', { name: 'English' }).click()
  expect(page.url()).toBe(`${base}/shop?lang=en`)
  await page.getByRole('link', { name: 'Contact' }).click()
  await expect(page.getByRole('heading', { level: 1 }).textContent()).resolves.toBe('Write to us')
  const cookies = await context.cookies(`${base}/`)
  expect(cookies.map(({ name, value, httpOnly }) => ({ name, value, httpOnly }))).toEqual([
    { name: 'language', value: 'en', httpOnly: true },
  ])
})

test.each(['', 'shop', 'praxen', 'impressum', 'contact', 'order'])(
  '/%s is usable by everybody, wide and narrow, light and dark',
  async (path) => {
    for (const [width, colorScheme] of [
      [1280, 'light'],
      [390, 'dark'],
    ] as const) {
      const { page } = await visitor({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true })
      await page.goto(`${base}/${path}`)
      expect(await violations(page)).toEqual([])
      expect(
        await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ),
      ).toBe(0)
    }
  },
)

test('the first fault has the focus and is described', async () => {
  const { page } = await visitor({ bypassCSP: true })
  await page.goto(`${base}/order`)
  await page.locator(send).click()
  await page.getByRole('alert').waitFor()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('items')
  expect(
    await page.evaluate(
      () =>
        document.getElementById(document.activeElement?.getAttribute('aria-describedby') ?? '')?.textContent,
    ),
  ).toBe('Bitte füllen Sie dieses Feld aus.')
  expect(await violations(page)).toEqual([])
})
