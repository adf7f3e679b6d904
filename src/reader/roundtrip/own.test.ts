import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Language, parseDay } from '../../base/index.ts'
import { type Declaration, readDeclaration } from '../../declaration/index.ts'
import { retentionRule } from '../../law/index.ts'
import { composeNotice, renderHtml, renderMarkdown, renderText } from '../../notice/index.ts'
import { comparable, isDuration } from '../facts/index.ts'
import type { Reading } from '../report/index.ts'
import { read } from '../read.ts'

const DAY = parseDay('2026-11-22')
const COMPANIES = join(import.meta.dirname, '../../../companies')
const ALIKE: Readonly<Record<string, string>> = { year: 'Y', month: 'M', week: 'W', day: 'D' }

/** What one and the same length is called in days: `P2W` and `P14D`, `P1M` and `P30D`. */
const inDays = (period: string): string => {
  const known = /^P(\d+)([WM])$/u.exec(period)
  return comparable(known === null ? period : `P${Number(known[1]) * (known[2] === 'W' ? 7 : 30)}D`)
}

function periodsOf(declaration: Declaration): ReadonlySet<string> {
  const all = declaration.activities.flatMap(({ periods }) => periods)
  return new Set(
    all.flatMap(({ length }) => {
      if (length.by === 'own') return [inDays(length.duration)]
      const period = length.by === 'statute' ? retentionRule(length.rule)?.period : null
      return period == null ? [] : [inDays(`P${period.value}${ALIKE[period.unit] ?? ''}`)]
    }),
  )
}

const names = readdirSync(COMPANIES).filter((name) => existsSync(join(COMPANIES, name, 'declaration.yaml')))

test('there are companies to publish', () => expect(names.length).toBeGreaterThan(0))

describe.each(names)('the notice that Zusage publishes for %s', (name) => {
  const reading = readDeclaration(readFileSync(join(COMPANIES, name, 'declaration.yaml'), 'utf8'), name, DAY)
  if (!reading.ok) throw new Error(`${name} cannot be read`)
  const { declaration } = reading
  const languages: readonly Language[] = declaration.languages

  describe.each(
    languages.flatMap((language) => (['html', 'md', 'txt'] as const).map((form) => ({ language, form }))),
  )('$language, $form', ({ language, form }) => {
    let back: Reading
    beforeAll(async () => {
      const notice = composeNotice(declaration, { language, on: DAY, version: 1 })
      const text =
        form === 'html'
          ? await renderHtml(notice)
          : form === 'md'
            ? renderMarkdown(notice)
            : renderText(notice)
      const readings = await read(new TextEncoder().encode(text), `notice.${form}`, DAY)
      const [only] = readings
      if (only === undefined || readings.length !== 1) throw new Error('not one notice')
      back = only
    })
    test('who is responsible', () => {
      expect(back.facts.controller.name).toBe(declaration.company.name)
      const { street, postcode, city, country } = declaration.company.address
      expect(back.facts.controller).toMatchObject({ street, postal: postcode, city, country })
    })

    test('the officer and the authority', () => {
      const { officer } = declaration.company
      expect(back.facts.dpo.present).toBe(officer.designated)
      if (officer.designated) {
        expect(back.facts.dpo).toMatchObject({ name: officer.name ?? null, email: officer.email })
      }
      expect(back.facts.authority).toContain('Nordrhein-Westfalen')
    })

    test('the bases, and no other', () => {
      const declared = new Set(
        declaration.activities.flatMap(({ bases }) =>
          bases.flatMap(({ basis, special }) => [
            `GDPR ${basis.article}`,
            ...(special === undefined ? [] : [`GDPR ${special.article}`]),
          ]),
        ),
      )
      const necessary = declaration.browser.some(({ access }) => access.ground === 'necessary')
      const asked = declaration.browser.some(({ access }) => access.ground === 'consent')
      if (necessary) declared.add('TDDDG 25(2)')
      if (asked) declared.add('TDDDG 25(1)')
      expect(new Set(back.facts.legal_bases)).toEqual(declared)
      expect(back.facts.special_categories).toBe(
        declaration.activities.some(({ bases }) => bases.some(({ special }) => special !== undefined)),
      )
    })

    test('the companies that receive data: seat, role, no transfer beyond what is declared', () => {
      const companies = declaration.recipients.filter(({ role }) => role !== 'person-in-role')
      expect(companies.length).toBeGreaterThan(0)
      for (const { name: company, seat, role, transfer } of companies) {
        const found = back.facts.recipients.find(
          (one) => company.startsWith(one.name) || one.name.startsWith(company),
        )
        expect(found, company).toMatchObject({ country: seat, role })
        expect(found?.transfer.length, company).toBe(transfer === undefined ? 0 : 1)
      }
      const attesting = declaration.measures.flatMap(({ shows }) =>
        shows.by === 'attested' ? [shows.who] : [],
      )
      const strange = back.facts.recipients.filter(
        (one) =>
          !companies.some((each) => each.name.startsWith(one.name) || one.name.startsWith(each.name)) &&
          !attesting.includes(one.name),
      )
      expect(strange).toEqual([])
    })

    test('every period, and no length that is not declared', () => {
      const read_ = new Set(
        back.facts.retention.filter(({ period }) => isDuration(period)).map(({ period }) => inDays(period)),
      )
      expect([...read_].sort()).toEqual([...periodsOf(declaration)].sort())
    })

    test('all rights, and the cookies with their lifetimes', () => {
      expect(new Set(back.facts.rights)).toEqual(
        new Set([
          'access',
          'rectification',
          'erasure',
          'restriction',
          'portability',
          'objection',
          'withdraw-consent',
          'complaint',
        ]),
      )
      const cookies = declaration.browser.map((item) => ({ name: item.name, lifetime: item.lifetime }))
      expect(back.facts.cookies).toEqual(cookies)
    })

    test('its day', () => expect(back.facts.date_of_notice).toBe(DAY))

    test('no error in it', () => {
      expect(back.report.findings.filter(({ severity }) => severity === 'error')).toEqual([])
      expect(back.report.checklist.length).toBeGreaterThan(20)
    })
  })
})
