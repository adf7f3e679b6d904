import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type ServedConsole, servedConsole } from '../support/house.ts'

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
)
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** An invented notice that rests a transfer on an agreement that fell in 2020. */
const NOTICE = `Datenschutzerklärung

Verantwortlicher für die Verarbeitung personenbezogener Daten ist die Beispiel GmbH, Lindenweg 1, 40213 Düsseldorf.

Rechtsgrundlage ist Ihre Einwilligung nach Art. 6 Abs. 1 lit. a DSGVO. Sie haben das Recht auf Auskunft, Berichtigung, Löschung und Widerspruch.

Wir übermitteln personenbezogene Daten in die USA. Der Empfänger ist nach dem EU-US Privacy Shield zertifiziert. Die Daten werden nach zwei Jahren gelöscht.`

let served: ServedConsole
let browser: Browser
let contexts: BrowserContext[] = []

describe('the console in a browser', () => {
  beforeEach((ctx) => ctx.skip(CHROMIUM === undefined, 'needs Chromium, which is not here'))

  beforeAll(async () => {
    if (CHROMIUM === undefined) return
    served = await servedConsole()
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'] })
  })

  afterAll(async () => {
    await browser?.close()
    await served?.close()
  })

  afterEach(async () => {
    for (const context of contexts) await context.close()
    contexts = []
  })

  /** A page of its own; faults of scripts and refusals by the policy fail the test. */
  async function open(
    how: {
      readonly scheme?: 'light' | 'dark'
      readonly width?: number
      readonly language?: 'de' | 'en'
    } = {},
  ): Promise<{ readonly page: Page; readonly faults: string[] }> {
    const context = await browser.newContext({
      locale: 'de-DE',
      baseURL: served.listening.origin,
      colorScheme: how.scheme ?? 'light',
      viewport: { width: how.width ?? 1280, height: 900 },
      reducedMotion: 'reduce',
    })
    contexts.push(context)
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => {
      // Asking who is signed in before anybody is, is answered with 401; that is no fault.
      if (message.type() === 'error' && !message.text().includes('401')) faults.push(message.text())
    })
    if (how.language !== undefined) {
      await page.addInitScript((language) => localStorage.setItem('zusage.language', language), how.language)
    }
    return { page, faults }
  }

  async function signIn(page: Page, who = 'Dr. Henrike Falk'): Promise<void> {
    await page.goto('/console')
    await page.getByRole('button', { name: who }).click()
    await page.getByRole('heading', { level: 1, name: /Übersicht|Overview/u }).waitFor()
  }

  /** Goes to a room by its entry in the menu. */
  async function goTo(page: Page, room: string): Promise<void> {
    await page.getByRole('navigation').getByRole('link', { name: room }).first().click()
    await page.getByRole('heading', { level: 1, name: room }).waitFor()
  }

  /** What axe finds against WCAG 2.2 A and AA, and its own best practices. */
  async function violations(page: Page): Promise<readonly string[]> {
    await page.evaluate(AXE)
    return await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        readonly axe: {
          run(): Promise<{
            readonly violations: readonly {
              readonly id: string
              readonly nodes: readonly { readonly html: string }[]
            }[]
          }>
        }
      }
      const { violations: found } = await axe.run()
      return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
    })
  }

  test('somebody new signs in with one click and sees which pledges are kept', async () => {
    const { page, faults } = await open()
    await signIn(page)
    const said = await page.locator('.hero-sentence').textContent()
    expect(said).toMatch(/Zusagen sind gehalten/u)
    await page.locator('.tile').first().waitFor()
    expect(await page.locator('.tile').count()).toBeGreaterThan(40)
    expect(await page.locator('.tile[data-verdict="broken"], .tile[data-verdict="unproven"]').count()).toBe(0)
    expect(faults).toEqual([])
  })

  test('a wrong password says so, and nothing more', async () => {
    const { page } = await open()
    await page.goto('/console')
    await page.getByLabel('E-Mail-Adresse').fill('henrike.falk@kanzlei-falk.example')
    await page.getByRole('textbox', { name: 'Passwort' }).fill('not-the-password')
    await page.getByRole('button', { name: 'Anmelden', exact: true }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').textContent()).toContain(
      'E-Mail-Adresse oder Passwort stimmen nicht',
    )
  })

  test('a pledge shows what was looked at, and the sentence of the notice it follows from', async () => {
    const { page, faults } = await open()
    await signIn(page)
    await goTo(page, 'Zusagen')
    await page.getByRole('searchbox').fill('retention/access-log/log-7-days')
    await page.getByText('1 von ', { exact: false }).waitFor()
    await page.locator('.row').first().click()
    await page.getByRole('heading', { name: 'Nachweis' }).waitFor()
    const clause = page.locator('blockquote.clause').first()
    const sentence = (await clause.textContent()) ?? ''
    expect(sentence.length).toBeGreaterThan(10)
    const notice = await page
      .getByRole('link', { name: /In der Datenschutzerklärung zeigen/u })
      .first()
      .getAttribute('href')
    const [path = '', anchor = ''] = (notice ?? '').split('#')
    await page.goto(path)
    expect(await page.locator(`[id="${anchor}"]`).textContent()).toContain(sentence.slice(0, 40))
    expect(faults).toEqual([])
  })

  test('one pledge is proved again', async () => {
    const { page } = await open()
    await signIn(page)
    await page.goto('/console/skin-analysis/pledge/ledger/unbroken')
    await page.getByRole('button', { name: 'Jetzt prüfen' }).click()
    await page.locator('.timeline li').first().waitFor()
    expect(await page.locator('.timeline li').count()).toBeGreaterThan(0)
  })

  test('staff take the package of a request, and that stands in its course', async () => {
    const { page } = await open()
    await signIn(page)
    await goTo(page, 'Anträge')
    await page
      .getByRole('link', { name: /Auskunft/u })
      .first()
      .click()
    const [taken] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Auskunft herunterladen' }).click(),
    ])
    const file = await taken.path()
    expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK')
    await page.reload()
    await page.getByText('Auskunftspaket von Mitarbeitenden geöffnet').waitFor()
  })

  test('staff answer a request, and the person finds a letter', async () => {
    const { page, faults } = await open()
    await signIn(page, 'Jonas Wieck')
    await goTo(page, 'Anträge')
    await page
      .getByRole('row', { name: /zu beantworten/u })
      .filter({ hasText: 'Auskunft' })
      .getByRole('link')
      .click()
    await page.getByText('gesetzliches Ende', { exact: false }).first().waitFor()
    await page.getByRole('button', { name: 'Erfüllen und antworten' }).click()
    await page.getByText('Festgehalten.').waitFor()
    await page.getByText('Dieser Antrag ist erledigt.').waitFor()
    await goTo(page, 'Postausgang')
    await page
      .getByRole('button', { name: /Antwort auf Ihren Antrag/u })
      .first()
      .click()
    expect(await page.locator('.letter').textContent()).toContain('/skin-analysis/antrag/antwort')
    expect(faults).toEqual([])
  })

  test('the desk cannot move the clock', async () => {
    const { page } = await open()
    await signIn(page, 'Jonas Wieck')
    expect(await page.getByRole('button', { name: '+1 Woche' }).count()).toBe(0)
  })

  test('time passes: what falls due goes, and the ledger still adds up', async () => {
    const { page, faults } = await open()
    await signIn(page)
    const before = await page.getByTestId('today').textContent()
    await page.getByRole('button', { name: '+1 Woche' }).click()
    await page.getByText(/Einträge gelöscht|Eintrag gelöscht/u).waitFor({ timeout: 60_000 })
    const after = await page.getByTestId('today').textContent()
    expect(after).not.toBe(before)

    await goTo(page, 'Löschplan')
    await page.getByRole('tab', { name: 'Läufe' }).click()
    expect(await page.getByRole('row').count()).toBeGreaterThan(1)

    await goTo(page, 'Protokoll')
    await page.getByRole('button', { name: 'Jetzt nachrechnen' }).click()
    await page.getByText(/nachgerechnet, unverändert/u).waitFor()
    expect(faults).toEqual([])
  })

  test('what is due is shown first, and exactly that is erased', async () => {
    const company = served.house.world.companies()[0]
    if (company === undefined) throw new Error('There is no sample company.')
    const { page } = await open()
    await signIn(page)
    const { addDays } = await import('../../src/base/index.ts')
    // The clock alone moves on; nothing runs by itself, so that something is due.
    const day = addDays(served.house.world.clockOf(company.id).today(), 3)
    await served.house.world.moveTo(company.id, day, { kind: 'system', part: 'test' })
    await page.goto('/console/skin-analysis/retention')
    await page.getByRole('button', { name: 'Löschlauf ausführen' }).click()
    await page.getByText('Genau dieser Plan wird ausgeführt', { exact: false }).waitFor()
    await page.getByRole('button', { name: 'Endgültig löschen' }).click()
    await page
      .getByRole('status')
      .filter({ hasText: /gelöscht/u })
      .waitFor()
    await page.getByText('Heute ist nichts zu löschen.').waitFor()
    expect(await page.getByRole('button', { name: 'Löschlauf ausführen' }).isDisabled()).toBe(true)
  })

  test('the language changes everywhere at once', async () => {
    const { page } = await open()
    await signIn(page)
    await page.getByRole('button', { name: 'Switch to English' }).first().click()
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.getByRole('link', { name: 'Retention' }).count()).toBeGreaterThan(0)
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
  })

  test('it can be used with the keyboard alone', async () => {
    const { page } = await open()
    await signIn(page)
    await page.reload()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Zum Inhalt springen')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')
    await page.keyboard.press('g')
    await page.keyboard.press('p')
    await page.getByRole('heading', { level: 1, name: 'Zusagen' }).waitFor()
    await page.getByRole('searchbox').waitFor()
    await page.keyboard.press('/')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search')
    await page.keyboard.press('Escape')
    await page.evaluate(() => document.querySelector<HTMLElement>('main')?.focus())
    await page.keyboard.press('Shift+?')
    await page.getByRole('dialog', { name: 'Tastatur' }).waitFor()
  })

  test('somebody’s notice is read where it is dropped', async () => {
    const { page } = await open()
    await signIn(page)
    await page.goto('/console/reader')
    await page.getByLabel('oder Text einfügen').fill(NOTICE)
    await page.getByRole('button', { name: 'Lesen', exact: true }).click()
    await page.getByRole('tab', { name: /Befunde/u }).waitFor()
    expect(await page.locator('main').textContent()).toContain('Privacy')
  })

  test('both notices of a file are shown, each with its own corrections, and judged as of another day', async () => {
    const { page } = await open({ width: 390 })
    await signIn(page)
    await page.goto('/console/reader')
    await page.locator('input[type=file]').setInputFiles('src/reader/text/papers/two-02-zwei-betriebe.txt')
    const which = page.getByRole('combobox', { name: 'Die Datei enthält 2 Erklärungen' })
    await which.waitFor()
    const name = page.locator('.notice-name')
    const first = await name.textContent()
    await page.getByRole('tab', { name: /Was sie sagt/u }).click()
    await page.getByRole('button', { name: 'Streichen: Straße' }).click()
    await page.getByText('von Hand gestrichen').waitFor()
    await which.selectOption('2')
    await expect.poll(() => name.textContent()).not.toBe(first)
    expect(await page.getByText('von Hand gestrichen').count()).toBe(0)
    await which.selectOption('1')
    await expect.poll(() => name.textContent()).toBe(first)
    await page.getByText('von Hand gestrichen').waitFor()

    // Of 2019 the law is another: what was wrong since is gone.
    await page.getByRole('tab', { name: /Pflichtangaben/u }).click()
    await page.getByLabel('Beurteilt zum').fill('2019-03-01')
    await expect.poll(() => page.getByLabel('Beurteilt zum').inputValue()).toBe('2019-03-01')
    await page.getByRole('tab', { name: /Entwurf/u }).click()
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Entwurf der Erklärung' }).inputValue())
      .toContain('nach dem Recht vom 2019-03-01')
    await page.getByRole('tab', { name: /Pflichtangaben/u }).click()
    await page.mouse.move(0, 0)
    await page.waitForTimeout(600)
    expect(await violations(page)).toEqual([])
  })

  test('of several files at once none is read without a word', async () => {
    const { page } = await open()
    await signIn(page)
    await page.goto('/console/reader')
    const files = await page.evaluateHandle(() => {
      const many = new DataTransfer()
      for (const name of ['a.txt', 'b.txt']) many.items.add(new File(['Datenschutz'], name))
      return many
    })
    await page.locator('.dropzone').dispatchEvent('drop', { dataTransfer: files })
    await page.getByText('Hier wird eine Datei auf einmal gelesen.').waitFor()
    expect(await page.getByRole('tab').count()).toBe(0)
  })

  test('a draft is filled in beside its findings, and shows its notice once nothing is wrong', async () => {
    const { page } = await open()
    await signIn(page)
    await page.goto('/console/reader')
    const file = 'companies/skin-analysis/declaration.yaml'
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByRole('heading', { name: 'So läse sich die Datenschutzerklärung' }).waitFor()
    const draft = page.getByRole('textbox', { name: 'Entwurf der Erklärung' })
    const whole = await draft.inputValue()
    await draft.fill(whole.replace(/^( {2}authority:).*$/mu, '$1 # die zuständige Behörde'))
    await page.getByRole('button', { name: 'Prüfen', exact: true }).click()
    await page.getByText('„company.authority“ ist noch leer: die zuständige Behörde').waitFor()
    expect(await page.getByRole('heading', { name: 'So läse sich' }).count()).toBe(0)
    await page.getByRole('button', { name: /^Zeile \d+$/u }).click()
    const chosen = await draft.evaluate((area) => {
      const { value, selectionStart, selectionEnd } = area as HTMLTextAreaElement
      return value.slice(selectionStart, selectionEnd)
    })
    expect(chosen).toBe('  authority: # die zuständige Behörde')
    expect(await violations(page)).toEqual([])
  })

  test('a fact that was misread is corrected or struck, shows it, and the draft follows', async () => {
    const { page } = await open()
    await signIn(page)
    await page.goto('/console/reader')
    await page.getByLabel('oder Text einfügen').fill(NOTICE)
    await page.getByRole('button', { name: 'Lesen', exact: true }).click()
    await page.getByRole('tab', { name: /Was sie sagt/u }).click()
    await page.getByRole('button', { name: 'Ändern: Frist' }).first().click()
    const period = page.getByRole('textbox', { name: 'Frist' })
    expect(await period.inputValue()).toBe('2 Jahre')
    await period.fill('bald')
    await page.getByRole('button', { name: 'Übernehmen', exact: true }).click()
    // What is wrong stands at the field, and what was typed stays in it.
    await page.locator('.fact-form').getByText('Erwartet wird eine Dauer, etwa 8 Jahre').waitFor()
    expect(await period.inputValue()).toBe('bald')
    await period.fill('14 Tage')
    await page.getByRole('button', { name: 'Übernehmen', exact: true }).click()
    await page.getByText('von Hand berichtigt · im Text: 2 Jahre').waitFor()
    await page.getByRole('button', { name: 'Streichen: Straße' }).click()
    await page.getByText('von Hand gestrichen').waitFor()
    // What hovers over a button goes with the pointer; the page is judged without it.
    await page.mouse.move(0, 0)
    await page.waitForTimeout(600)
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Entwurf bearbeiten' }).click()
    const draft = page.getByRole('textbox', { name: 'Entwurf der Erklärung' })
    await draft.waitFor()
    const text = await draft.inputValue()
    expect(text).toContain('Von Hand berichtigt')
    expect(text).toContain('duration: P14D')
    expect(text).not.toContain('street: Lindenweg 1')
    await page.getByRole('tab', { name: /Was sie sagt/u }).click()
    await page.getByRole('button', { name: 'Ergänzen: Name' }).first().click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Druckerei Sommer')
    await page.getByRole('button', { name: 'Übernehmen', exact: true }).click()
    await page.getByText('von Hand ergänzt').waitFor()
    await page.getByRole('tab', { name: /Entwurf/u }).click()
    expect(await draft.inputValue()).toContain('name: Druckerei Sommer')
    await page.getByRole('tab', { name: /Was sie sagt/u }).click()
    await page.getByRole('button', { name: 'Zurücknehmen: Straße' }).click()
    await page.getByText('Lindenweg 1').waitFor()
  })

  test('what is written into a draft stays until somebody says that it may go', async () => {
    const { page } = await open()
    await signIn(page)
    await goTo(page, 'Fremde Erklärung lesen')
    await page.getByLabel('oder Text einfügen').fill(NOTICE)
    await page.getByRole('button', { name: 'Lesen', exact: true }).click()
    await page.getByRole('tab', { name: /Entwurf/u }).click()
    const draft = page.getByRole('textbox', { name: 'Entwurf der Erklärung' })
    const whole = await draft.inputValue()
    await draft.fill(`# von mir\n${whole}`)
    await page.getByRole('tab', { name: /Befunde/u }).click()
    await page.getByRole('tab', { name: /Entwurf/u }).click()
    expect(await draft.inputValue()).toBe(`# von mir\n${whole}`)

    // A correction makes another draft; the text stays, and the page says so.
    await page.getByRole('tab', { name: /Was sie sagt/u }).click()
    await page.getByRole('button', { name: 'Streichen: Straße' }).click()
    await page.getByText('von Hand gestrichen').waitFor()
    await page.getByRole('tab', { name: /Entwurf/u }).click()
    await page.getByText('Ihr Text steht noch da, ohne diese Änderungen.').waitFor()
    expect(await draft.inputValue()).toBe(`# von mir\n${whole}`)

    // On the way out it asks, also before another notice and before the window goes.
    const held = await page.evaluate(
      () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })),
    )
    expect(held).toBe(true)
    const question = page.getByRole('dialog', { name: 'Den Entwurf verlassen?' })
    await page.getByRole('navigation').getByRole('link', { name: 'Übersicht' }).first().click()
    await question.waitFor()
    await page.waitForTimeout(600)
    expect(await violations(page)).toEqual([])
    await question.getByRole('button', { name: 'Hier bleiben' }).click()
    await question.waitFor({ state: 'hidden' })
    expect(await draft.inputValue()).toBe(`# von mir\n${whole}`)
    await page.getByRole('button', { name: 'Andere Erklärung lesen' }).click()
    await question.getByRole('button', { name: 'Hier bleiben' }).click()
    await question.waitFor({ state: 'hidden' })

    await page.getByRole('button', { name: 'Meinen Text verwerfen' }).click()
    await page.waitForFunction(() => !document.querySelector('textarea')?.value.includes('# von mir'))
    expect(await draft.inputValue()).toContain('Von Hand berichtigt')
    // Corrections are work, too; what was downloaded may go.
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Entwurf herunterladen' }).click()
    await download
    await goTo(page, 'Übersicht')
  })

  test('rights, special categories and purposes can be struck, and what is left can be added', async () => {
    const { page } = await open({ width: 390 })
    await signIn(page)
    await page.goto('/console/reader')
    await page
      .getByLabel('oder Text einfügen')
      .fill(`${NOTICE}\n\nWir verarbeiten Gesundheitsdaten Ihres Hundes für den Newsletter.`)
    await page.getByRole('button', { name: 'Lesen', exact: true }).click()
    await page.getByRole('tab', { name: /Was sie sagt/u }).click()
    for (const what of ['Zweck', 'Art', 'Recht']) {
      const struck = await page.getByText('von Hand gestrichen').count()
      await page
        .getByRole('button', { name: `Streichen: ${what}`, exact: true })
        .first()
        .click()
      await expect.poll(() => page.getByText('von Hand gestrichen').count()).toBe(struck + 1)
    }
    await page.getByRole('button', { name: 'Ergänzen: Recht', exact: true }).click()
    await page.getByRole('combobox', { name: 'Recht' }).selectOption('portability')
    await page.getByRole('button', { name: 'Übernehmen', exact: true }).click()
    await page.getByText('Datenübertragbarkeit').waitFor()
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(over).toBeLessThanOrEqual(0)
    await page.mouse.move(0, 0)
    await page.waitForTimeout(600)
    expect(await violations(page)).toEqual([])
  })

  const rooms = [
    '',
    '/pledges',
    '/pledge/ledger/unbroken',
    '/requests',
    '/retention',
    '/ledger',
    '/notice',
    '/declaration',
    '/outbox',
  ].map((room) => `/console/skin-analysis${room}`)

  test.each([
    { scheme: 'light', language: 'de' },
    { scheme: 'dark', language: 'en' },
  ] as const)(
    'axe finds nothing in any room, $scheme',
    async ({ scheme, language }) => {
      const { page } = await open({ scheme, language })
      await page.goto('/console')
      await page.getByRole('button', { name: 'Dr. Henrike Falk' }).waitFor()
      const found: Record<string, readonly string[]> = { 'sign-in': await violations(page) }
      await signIn(page)
      for (const room of [...rooms, '/console/reader', '/console/account']) {
        await page.goto(room, { waitUntil: 'networkidle' })
        await page.locator('h1').waitFor()
        found[room] = await violations(page)
      }
      expect(Object.keys(found).length).toBe(rooms.length + 3)
      expect(Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0))).toEqual({})
    },
    120_000,
  )

  test('every room fits a phone', async () => {
    const { page } = await open({ width: 390 })
    await signIn(page)
    const wide: string[] = []
    for (const room of [...rooms, '/console/reader', '/console/account']) {
      await page.goto(room, { waitUntil: 'networkidle' })
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      if (over > 0) wide.push(`${room} is ${over} px too wide`)
    }
    expect(wide).toEqual([])
  })

  test('a passkey is added and signs in', async () => {
    const { page, faults } = await open()
    // Passkeys know names, not numbers.
    const home = served.listening.origin.replace('127.0.0.1', 'localhost')
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('WebAuthn.enable')
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    await page.goto(`${home}/console`)
    await page.getByRole('button', { name: 'Jonas Wieck' }).click()
    await page.getByRole('heading', { level: 1, name: 'Übersicht' }).waitFor()
    await page.goto(`${home}/console/account`)
    await page.getByLabel('Name des Geräts').fill('Schreibtisch')
    await page.getByRole('button', { name: 'Passkey hinzufügen' }).click()
    await page.getByText('Schreibtisch').waitFor()
    await page.context().clearCookies()
    await page.goto(`${home}/console/sign-in`)
    await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click()
    await page.getByRole('heading', { level: 1, name: 'Übersicht' }).waitFor()
    expect(await page.getByText('Jonas Wieck').count()).toBeGreaterThan(0)
    expect(faults).toEqual([])
  })

  test('a sample company is built anew', async () => {
    const { page } = await open()
    await signIn(page)
    await page.getByRole('button', { name: 'Zurücksetzen' }).click()
    await page.getByRole('button', { name: 'Neu aufbauen' }).click()
    await page.getByText('Das Beispiel ist neu aufgebaut.').waitFor({ timeout: 90_000 })
    const company = served.house.world.companies()[0]
    expect(company?.clockDays).toBe(0)
    await goTo(page, 'Protokoll')
    await page.getByRole('button', { name: 'Jetzt nachrechnen' }).click()
    await page.getByText(/nachgerechnet, unverändert/u).waitFor()
  })
})
