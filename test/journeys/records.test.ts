import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeBrowser, violations, visitor } from '../support/browser.ts'
import { type ServedConsole, servedConsole } from '../support/house.ts'

/** Where pictures of the rooms are put, for looking at them; nowhere unless told. */
const pictures = process.env['ZUSAGE_PICTURES']
let served: ServedConsole

beforeAll(async () => {
  served = await servedConsole()
})

afterAll(async () => {
  await closeBrowser()
  await served?.close()
})

async function signedIn(
  how: {
    readonly scheme?: 'light' | 'dark'
    readonly width?: number
    readonly language?: 'de' | 'en'
    readonly who?: string
  } = {},
): Promise<Page> {
  const { page } = await visitor({
    baseURL: served.listening.origin,
    bypassCSP: true,
    reducedMotion: 'reduce',
    colorScheme: how.scheme ?? 'light',
    viewport: { width: how.width ?? 1280, height: 900 },
    locale: how.language === 'en' ? 'en-GB' : 'de-DE',
  })
  page.setDefaultTimeout(30_000)
  await page.goto('/console')
  await page.getByRole('button', { name: how.who ?? 'Dr. Henrike Falk' }).click()
  await page.getByRole('heading', { level: 1, name: /Übersicht|Overview/u }).waitFor()
  return page
}

async function picture(page: Page, name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`) })
}

/** Opens the store and the first record in a state; says which one it is. */
async function openRecord(page: Page, store: string, state: string): Promise<string> {
  await page.getByRole('combobox', { name: /Speicherort|Store/u }).selectOption({ label: store })
  const row = page.locator('tr[data-record]').filter({ hasText: state }).first()
  const record = (await row.getAttribute('data-record')) ?? ''
  await row.getByRole('button').click()
  await page.getByRole('dialog').waitFor()
  return record
}

test('an enquiry is closed, and two weeks later it is gone', async () => {
  const page = await signedIn()
  await page.goto('/console/skin-analysis/records')
  const record = await openRecord(page, 'Anfragen', 'offen')
  await page.getByRole('button', { name: 'Abschließen' }).click()
  await page.getByText('Festgehalten: abgeschlossen.').waitFor()
  expect(await page.getByRole('button', { name: 'Abschließen' }).count()).toBe(0)
  await page.keyboard.press('Escape')
  for (const step of ['+1 Woche', '+1 Woche', '+1 Tag']) {
    const before = await page.getByTestId('today').textContent()
    await page.getByRole('button', { name: step }).click()
    await page.waitForFunction(
      (was) => document.querySelector('[data-testid="today"]')?.textContent !== was,
      before,
      { timeout: 90_000 },
    )
  }
  // The day changes before the list has been asked for anew.
  await page.locator(`tr[data-record="${record}"]`).waitFor({ state: 'detached' })
  await page.locator('tr[data-record]').first().waitFor()
})

test('an order is completed and restricted: closed to the customer file, open to accounting', async () => {
  const page = await signedIn()
  await page.goto('/console/skin-analysis/records')
  const record = await openRecord(page, 'Bestellungen', 'bestellt')
  await page.getByRole('button', { name: 'Abwickeln und berechnen' }).click()
  await page.getByText('Festgehalten: abgewickelt.').waitFor()
  await page.locator(`tr[data-record="${record}"]`).getByText('eingeschränkt').waitFor({ state: 'attached' })
  expect(await page.getByText('Unrechtmäßig gespeichert').count()).toBe(0)

  await page.getByLabel('Grund').fill('Rückfrage der Kundin')
  await page
    .getByLabel('Zweck und Rolle')
    .selectOption({ label: 'Pflege der Kundendatei (Auftragsabwicklung)' })
  await page.getByRole('button', { name: 'Öffnen', exact: true }).click()
  await page.getByRole('alert').getByText('dürfen dafür nicht genutzt werden').waitFor()
  expect(await page.getByTestId('opened').count()).toBe(0)

  await page
    .getByLabel('Zweck und Rolle')
    .selectOption({ label: 'Aufbewahrung für Handels- und Steuerrecht (Buchhaltung)' })
  await page.getByRole('button', { name: 'Öffnen', exact: true }).click()
  await page.getByTestId('opened').getByText('Artikel').waitFor()
  await picture(page, 'opened-de')
})

test('a letter is entered with the day it came, and opens as a request', async () => {
  const page = await signedIn()
  await page.goto('/console/skin-analysis/requests')
  await page.getByRole('button', { name: 'Antrag eintragen' }).click()
  await page.getByLabel('E-Mail-Adresse der Person').fill('greta.brief@leute.example')
  await page.getByLabel('Was die Person schreibt oder sagt').fill('Was haben Sie über mich gespeichert?')
  await page.waitForTimeout(250)
  expect(await violations(page)).toEqual([])
  await picture(page, 'entry-de')
  await page.getByRole('button', { name: 'Eintragen', exact: true }).click()
  await page.getByText('Was haben Sie über mich gespeichert?').waitFor()
  await page.getByText('Brief').first().waitFor()
})

test('a hold is set with a colleague and released; a device gets its key and loses it', async () => {
  const page = await signedIn()
  await page.goto('/console/skin-analysis/retention')
  await page.getByRole('tab', { name: 'Sperren' }).click()
  await page.getByLabel('Von').fill('2026-01-01T08:00')
  await page.getByLabel('Bis', { exact: true }).fill('2026-01-01T09:00')
  await page.getByLabel('Vorfall').fill('INC-2026-7')
  await page.getByLabel('Zugestimmt hat').selectOption({ label: 'Jonas Wieck' })
  await page.getByRole('button', { name: 'Sperre setzen' }).click()
  await page.getByText('Die zweite Person muss das erst mit ihrem eigenen Zugang bestätigen').waitFor()

  const colleague = await signedIn({ who: 'Jonas Wieck' })
  await colleague.getByRole('link', { name: 'Dr. Henrike Falk bittet um Ihre Bestätigung' }).click()
  await colleague.getByText('INC-2026-7').waitFor()
  await picture(colleague, 'confirm-de')
  await colleague.getByRole('button', { name: 'Bestätigen' }).click()
  await colleague.getByText('Von Ihnen bestätigt').waitFor()

  await page.goto('/console/skin-analysis/access')
  await page.getByText('Bestätigt von Jonas Wieck').waitFor()
  await picture(page, 'access-de')
  await page.getByRole('button', { name: 'Ausführen' }).click()
  await page.getByText('Es wartet nichts.').waitFor()
  await page.goto('/console/skin-analysis/retention')
  await page.getByRole('tab', { name: 'Sperren' }).click()
  await page.getByRole('heading', { name: 'INC-2026-7' }).waitFor()
  await page.getByText('1. Jan. 2026, 08:00 – 1. Jan. 2026, 09:00').waitFor()
  await picture(page, 'holds-de')
  const held = page.locator('li').filter({ hasText: 'INC-2026-7' })
  await held.getByRole('button', { name: 'Aufheben' }).click()
  await page.getByLabel('Warum sie endet').fill('Vorfall geklärt')
  await page.getByRole('button', { name: 'Sperre aufheben' }).click()
  await page.getByRole('heading', { name: 'INC-2026-7' }).waitFor({ state: 'detached' })

  await page.goto('/console/skin-analysis/declaration')
  await page.getByLabel('Praxis', { exact: true }).fill('Praxis Dr. Ahrens')
  await page.getByRole('button', { name: 'Schlüssel ausstellen' }).click()
  expect(await page.getByTestId('device-key').textContent()).toMatch(/^zsd_/u)
  await picture(page, 'devices-de')
  await page.getByRole('button', { name: 'Gerät der Praxis Praxis Dr. Ahrens sperren' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Sperren' }).click()
  await page.locator('li').filter({ hasText: 'Praxis Dr. Ahrens' }).getByText('gesperrt seit').waitFor()
})

test('a colleague gets a role and a program its key, shown once', async () => {
  const page = await signedIn()
  await page.getByRole('navigation').getByRole('link', { name: 'Zugänge' }).first().click()
  await page.getByRole('button', { name: 'Rollen von Jonas Wieck ändern' }).click()
  await page.getByRole('checkbox', { name: 'Buchhaltung' }).check()
  await page.getByRole('button', { name: 'Speichern' }).click()
  const jonas = page.locator('li').filter({ hasText: 'Jonas Wieck' })
  await jonas.getByText('Buchhaltung').waitFor()
  await page.getByLabel('Programm', { exact: true }).fill('Kundensystem')
  await page
    .getByLabel('Liest als, und wofür')
    .selectOption({ label: 'Kundenberatung: Beantwortung Ihrer Anfrage' })
  await page.getByRole('button', { name: 'Schlüssel ausstellen' }).click()
  expect(await page.getByTestId('token').textContent()).toMatch(/^zsg_/u)
  await page.reload()
  await page.getByText('Kundensystem').waitFor()
  expect(await page.getByTestId('token').count()).toBe(0)
  await page.getByRole('button', { name: 'Schlüssel von Kundensystem sperren' }).click()
  await page.locator('li').filter({ hasText: 'Kundensystem' }).getByText('gesperrt seit').waitFor()
})

test.each([
  { scheme: 'light', width: 1280, language: 'de' },
  { scheme: 'dark', width: 1280, language: 'en' },
  { scheme: 'dark', width: 390, language: 'de' },
] as const)(
  'the rooms have no barrier ($scheme, $width px, $language)',
  async ({ scheme, width, language }) => {
    const page = await signedIn({ scheme, width, language })
    const name = `${language}-${scheme}-${width}`
    await page.goto('/console/skin-analysis/records')
    await page.locator('tr[data-record]').first().waitFor()
    await picture(page, `records-${name}`)
    expect(await violations(page)).toEqual([])
    await page.getByRole('combobox', { name: /Speicherort|Store/u }).selectOption('shop-order')
    await page.locator('tr[data-record]').first().getByRole('button').click()
    await page.getByRole('dialog').waitFor()
    await page.waitForTimeout(400)
    await picture(page, `record-${name}`)
    expect(await violations(page)).toEqual([])
    await page.goto('/console/skin-analysis/retention')
    await page.getByRole('tab', { name: /Sperren|Holds/u }).click()
    await page.getByLabel(/Vorfall|Incident/u).waitFor()
    await picture(page, `holds-${name}`)
    expect(await violations(page)).toEqual([])
    await page.goto('/console/skin-analysis/declaration')
    await page.getByRole('button', { name: /Schlüssel ausstellen|Issue a key/u }).waitFor()
    await picture(page, `declaration-${name}`)
    expect(await violations(page)).toEqual([])
    await page.goto('/console/skin-analysis/access')
    await page.getByText('Jonas Wieck').first().waitFor()
    await picture(page, `access-${name}`)
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: /Rollen von Jonas|roles of Jonas/u }).click()
    await page.getByRole('checkbox').first().waitFor()
    await page.waitForTimeout(300)
    await picture(page, `roles-${name}`)
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
  },
  120_000,
)
