import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { SERVICES, entitiesOf, findServices, seatOf, servicesOfEntity } from './services.ts'

const SCHEMA = new URL('../../../catalogue/services.schema.json', import.meta.url)

describe('catalogue of outside services', () => {
  test('holds what German notices name, each once', () => {
    expect(SERVICES.length).toBeGreaterThanOrEqual(250)
    expect(new Set(SERVICES.map((service) => service.id)).size).toBe(SERVICES.length)
  })

  test('the file fits its schema', () => {
    const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true })
    addFormats.default(ajv)
    const read = (url: URL): unknown => JSON.parse(readFileSync(url, 'utf8'))
    const validate = ajv.compile(read(SCHEMA) as object)
    validate(read(new URL('services.json', SCHEMA)))
    expect(validate.errors ?? []).toEqual([])
  })

  test('no name stands in two rows', () => {
    const names = SERVICES.flatMap((service) => [service.name, ...service.aliases])
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })

  test('every name is found in a text, and as its own service', () => {
    const lost = SERVICES.flatMap((service) =>
      [service.name, ...service.aliases].filter(
        (name) =>
          !findServices(`Wir nutzen ${name} auf dieser Seite.`).some((one) => one.service === service),
      ),
    )
    expect(lost).toEqual([])
  })

  test('a plain sentence that names a service names no other', () => {
    const more = SERVICES.flatMap((service) =>
      [service.name, ...service.aliases].filter((name) =>
        findServices(`Wir geben die Daten an ${name} weiter.`).some((one) => one.service !== service),
      ),
    )
    expect(more).toEqual([])
  })

  test.each([
    'Wir sind Mitglied der Allianz für Cyber-Sicherheit.',
    'Die Evangelische Allianz lädt ein.',
    'Sie finden uns in der Barmer Straße 12 und in der Gothaer Str. 4.',
    'Ein Konto bei einer deutschen Bank genügt; eine deutsche Bank muss es nicht sein.',
    'Unser Naturstrom bringt Lichtblicke; der Konzertmeister übt in Zürich.',
    'Photonen fliegen; die Agenda der Tagung steht, und ein Mach misst die Geschwindigkeit.',
    'Stay informed, share now.',
    'Die Techniker unserer Werkstatt kommen aus Wüstenrot.',
  ])('%s names no service', (text) => {
    expect(
      findServices(text)
        .filter((one) => one.service !== null)
        .map((one) => one.name),
    ).toEqual([])
  })

  test.each([
    ['bei der Allianz und beim Deutschen Turner-Bund', ['allianz', 'deutscher-turner-bund']],
    ['Mitgliedschaft im Württembergischen Landessportbund', ['wlsb']],
    ['Krankenkassen (AOK, BARMER, hkk)', ['aok', 'barmer', 'hkk']],
    ['Deutsche Apotheker- und Ärztebank', ['apobank']],
    ['GLS Bank und GLS', ['gls-bank', 'gls']],
    ['mit Unity Ads und Google UMP', ['unity-ads', 'google-ump']],
  ])('%s', (text, ids) => {
    expect(findServices(text).map((one) => one.service?.id)).toEqual(ids)
  })

  test('a name of a company holds from a day before it ends', () => {
    const backwards = SERVICES.flatMap(entitiesOf).filter(
      ({ from, until }) => from !== undefined && until !== undefined && from >= until,
    )
    expect(backwards).toEqual([])
  })

  test.each([
    ['Google Ireland Limited', 'google-analytics', 'IE'],
    ['Meta Platforms Ireland Ltd.', 'facebook', 'IE'],
    ['CleverReach GmbH & Co. KG', 'cleverreach', 'DE'],
    ['Cybot A/S', 'cookiebot', 'DK'],
  ])('%s provides %s', (entity, id, country) => {
    expect(servicesOfEntity(entity).map((service) => service.id)).toContain(id)
    expect(seatOf(entity)).toBe(country)
  })
})
