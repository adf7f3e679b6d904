import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { parseDay } from '../base/index.ts'
import { findings as de } from '../text/de/findings.ts'
import { findings as en } from '../text/en/findings.ts'
import { findingText } from '../text/findings.ts'
import { type FindingCode, check, findingKinds, readDeclaration } from './index.ts'
import { findingsOf, sample, sampleTree } from './variant.fixture.ts'

const today = parseDay('2026-11-22')

// eslint-disable-next-line typescript/no-explicit-any -- the document under test
type Tree = any
type Spoil = (tree: Tree) => void

const activity = (tree: Tree, id: string): Tree => tree.activities.find((item: Tree) => item.id === id)
const store = (tree: Tree, id: string): Tree => tree.stores.find((item: Tree) => item.id === id)
const recipient = (tree: Tree, id: string): Tree => tree.recipients.find((item: Tree) => item.id === id)
const form = (tree: Tree, id: string): Tree => tree.forms.find((item: Tree) => item.id === id)
const words = (text: string): { de: string; en: string } => ({ de: text, en: text })
const noOfficer = { designated: false, reason: words('klein'), assessed: '2026-01-01', staff: 5 }
const cookie = {
  name: 'c',
  kind: 'cookie',
  setter: 'own',
  purpose: words('Komfort'),
  content: words('Kennung'),
  lifetime: 'P2Y',
  httpOnly: true,
}
const agency = {
  id: 'agency',
  name: 'Muster Auskunftei GmbH',
  kind: words('Auskunftei'),
  role: 'controller',
  seat: 'DE',
  receives: ['contact.name', 'contact.address'],
}
const creditDatum = (from: string | undefined): Tree => ({
  category: 'credit.score',
  source: {
    from: 'third-party',
    party: words('Muster Auskunftei GmbH'),
    public: false,
    ...(from === undefined ? {} : { recipient: from }),
  },
  provision: { duty: 'none' },
})
const asksAgency = (requires: string): Tree => ({
  recipient: 'agency',
  categories: ['contact.name', 'contact.address'],
  purpose: 'fulfil',
  basis: '6(1)(b)',
  requires,
})
const advertising = {
  id: 'ad',
  class: 'marketing',
  activity: 'order',
  subject: words('Neu'),
  body: words('Neu'),
}

/** For each code a declaration that has exactly this fault, made from one that has none. */
const baits: { readonly [C in FindingCode]: Spoil | string } = {
  'file/too-long': 'x'.repeat(2_000_001),
  'file/unreadable': 'declaration: [1',
  'form/unknown-field': (t) => (t.company.colour = 'blue'),
  'form/missing': (t) => delete t.company.name,
  'form/empty': (t) => (t.company.name = null),
  'form/wrong-type': (t) => (t.company.name = 7),
  'form/not-one-of': (t) => (t.stores[0].kind = 'pile'),
  'form/too-small': (t) => (t.hosts = []),
  'form/too-big': (t) => (t.company.name = 'x'.repeat(500)),
  'form/invalid': (t) => (t.company.address.country = 'Germany'),
  'reference/unknown': (t) => (t.forms[0].activity = 'invented'),
  'reference/duplicate': (t) => t.audiences.push(t.audiences[0]),
  'category/unknown': (t) => (store(t, 'enquiry').columns[3].category = 'contact.invented'),
  'category/known-by-law': (t) =>
    (t.categories = [{ id: 'health.skin-image', title: words('Bild'), special: false }]),
  'category/no-activity': (t) =>
    store(t, 'enquiry').columns.push({
      column: 'age',
      category: 'person.age',
      type: 'integer',
      sealed: true,
      label: words('Alter'),
    }),
  'company/no-land': (t) => delete t.company.land,
  'contact/no-privacy': (t) => t.company.contacts.forEach((item: Tree) => (item.privacy = false)),
  'contact/no-electronic': (t) => (t.company.contacts = t.company.contacts.slice(0, 2)),
  'authority/unknown': (t) => (t.company.authority = 'de-xx'),
  'authority/not-competent': (t) => (t.company.authority = 'de-by-private'),
  'officer/required': (t) => (t.company.officer = noOfficer),
  'representative/missing': (t) => {
    t.company.address.country = 'US'
  },
  'purpose/no-basis': (t) => (activity(t, 'order').bases = activity(t, 'order').bases.slice(0, 1)),
  'purpose/two-bases': (t) => activity(t, 'order').bases[1].purposes.push('fulfil'),
  'special/no-ground': (t) => delete activity(t, 'skin-analysis').bases[0].special,
  'special/pair': (t) =>
    (activity(t, 'skin-analysis').bases[0].special = { article: '9(2)(i)', statute: '§ 22 BDSG' }),
  'basis/interest-public-body': (t) => (t.company.sector = 'public'),
  'consent/other-purpose': (t) => (activity(t, 'improvement').bases[0].basis.consent = 'analysis'),
  'consent/no-consent-basis': (t) =>
    (activity(t, 'improvement').bases[0] = {
      purposes: ['improve'],
      basis: {
        article: '6(1)(f)',
        interest: words('bessere Geräte'),
        balancing: { on: '2026-01-01', result: words('überwiegt') },
      },
      special: { article: '9(2)(j)', statute: '§ 27 BDSG', measures: words('Pseudonym') },
    }),
  'consent/not-explicit': (t) => (t.consents[0].special = false),
  'consent/many-purposes': (t) => (activity(t, 'improvement').bases[0].basis.consent = 'analysis'),
  'consent/coupled': (t) => (form(t, 'capture').consents[1].needed = true),
  'consent/not-asked': (t) => (form(t, 'capture').consents = [{ consent: 'improvement', needed: false }]),
  'consent/never-asked': (t) => (form(t, 'capture').consents = [{ consent: 'analysis', needed: true }]),
  'consent/child': (t) => (t.audiences.find((item: Tree) => item.id === 'patients').minors = true),
  'decision/no-consent': (t) =>
    (activity(t, 'order').automatedDecision = {
      made: 'yes',
      logic: words('Regel'),
      effects: words('Ablehnung'),
      ground: 'consent',
      review: words('ein Mensch'),
    }),
  'decision/special': (t) => {
    const it = activity(t, 'skin-analysis')
    it.bases[0].special = { article: '9(2)(h)', profession: words('Ärztin') }
    it.automatedDecision = {
      made: 'yes',
      logic: words('Regel'),
      effects: words('Ablehnung'),
      ground: 'contract',
      review: words('ein Mensch'),
    }
  },
  'credit/no-agency': (t) => activity(t, 'order').data.push(creditDatum(undefined)),
  'credit/no-decision': (t) => {
    t.recipients.push(agency)
    activity(t, 'order').data.push(creditDatum('agency'))
    activity(t, 'order').disclosures.push(asksAgency('order'))
  },
  'credit/no-case': (t) => {
    t.recipients.push(agency)
    activity(t, 'order').data.push(creditDatum('agency'))
    activity(t, 'order').disclosures.push(asksAgency('none'))
  },
  'source/vague': (t) => (activity(t, 'skin-analysis').data[0].source.party = words('Dritte')),
  'source/role-unsaid': (t) => delete activity(t, 'skin-analysis').data[0].source.recipient,
  'recipient/no-contract': (t) => delete recipient(t, 'host').contract,
  'recipient/contract-expired': (t) => (recipient(t, 'host').contract.until = '2026-11-21'),
  'recipient/contract-not-yet': (t) => (recipient(t, 'host').contract.signed = '2026-11-23'),
  'recipient/not-bound': (t) => (recipient(t, 'host').contract.purposeLimited = false),
  'recipient/receives-less': (t) => (recipient(t, 'dhl').receives = ['contact.name']),
  'recipient/receives-more': (t) => recipient(t, 'dhl').receives.push('contact.email'),
  'recipient/unused': (t) => t.recipients.push(agency),
  'recipient/joint-unsaid': (t) => (recipient(t, 'practice').role = 'joint'),
  'disclosure/undeclared-category': (t) => activity(t, 'order').disclosures[0].categories.push('person.age'),
  'disclosure/other-basis': (t) => (activity(t, 'order').disclosures[0].basis = '6(1)(f)'),
  'transfer/ended': (t) => {
    recipient(t, 'paypal').seat = 'US'
    recipient(t, 'paypal').transfer = { instrument: 'privacy-shield', listed: 'PayPal' }
  },
  'transfer/missing': (t) => (recipient(t, 'paypal').seat = 'US'),
  'transfer/other-country': (t) => {
    recipient(t, 'paypal').seat = 'US'
    recipient(t, 'paypal').transfer = { instrument: 'adequacy', decision: 'switzerland' }
  },
  'transfer/too-early': (t) => {
    recipient(t, 'paypal').seat = 'US'
    recipient(t, 'paypal').transfer = {
      instrument: 'scc-2021',
      module: '1',
      signed: '2020-01-01',
      assessment: '2020-01-01',
    }
  },
  'transfer/needless': (t) =>
    (recipient(t, 'paypal').transfer = { instrument: 'dpf', listed: 'x', checked: '2026-01-01' }),
  'transfer/consent-unfit': (t) => {
    recipient(t, 'paypal').seat = 'IN'
    recipient(t, 'paypal').transfer = {
      instrument: 'art49-1-a',
      consent: 'analysis',
      risks: words('Zugriff'),
    }
  },
  'store/shape': (t) => delete store(t, 'enquiry').table,
  'store/no-activity': (t) => (activity(t, 'contact').stores = []),
  'store/nobody': (t) => (store(t, 'enquiry').of = 'nobody'),
  'store/unsealed': (t) => (store(t, 'enquiry').columns[4].sealed = false),
  'store/ip-full': (t) => (store(t, 'access-log').columns[1].form = 'plain'),
  'period/none': (t) => (activity(t, 'requests').periods[0].store = 'enquiry'),
  'period/state-uncovered': (t) => activity(t, 'order').periods[2].when.is.pop(),
  'period/start-unknown': (t) => (activity(t, 'contact').periods[0].starts.column = 'invented'),
  'period/start-no-date': (t) => (activity(t, 'contact').periods[0].starts.column = 'state'),
  'period/state-unknown': (t) => activity(t, 'order').periods[2].when.is.push('lost'),
  'period/rule-unknown': (t) => (activity(t, 'order').periods[0].length.rule = 'invented'),
  'period/rule-not-in-force': (t) => (activity(t, 'order').periods[0].length.rule = 'hgb-vouchers-10-old'),
  'period/rule-no-length': (t) => (activity(t, 'order').periods[0].length.rule = 'suppression'),
  'period/too-long': (t) => {
    activity(t, 'contact').data[4].category = 'report.whistleblowing'
    store(t, 'enquiry').columns[7].category = 'report.whistleblowing'
    form(t, 'contact').fields[4].category = 'report.whistleblowing'
    activity(t, 'contact').periods[1].length.duration = 'P4Y'
  },
  'period/longer-than-custom': (t) => {
    for (const id of ['server-log', 'hosting']) {
      for (const datum of activity(t, id).data) {
        if (datum.category === 'technical.ip-shortened') datum.category = 'technical.ip'
      }
    }
    store(t, 'access-log').columns[1].category = 'technical.ip'
    activity(t, 'server-log').periods[0].length.duration = 'P30D'
  },
  'period/duty-in-use': (t) => (activity(t, 'order').periods[0].during = 'use'),
  'period/vague': (t) =>
    (activity(t, 'contact').periods[0].length.why = words('so lange es erforderlich ist')),
  'browser/not-necessary': (t) =>
    t.browser.push({ ...cookie, access: { ground: 'necessary', why: words('bequemer') } }),
  'browser/third-party': (t) =>
    t.browser.push({
      ...cookie,
      setter: 'paypal',
      purpose: words('merkt sich die Sprache'),
      access: { ground: 'necessary', why: words('ausdrücklich verlangt') },
    }),
  'browser/outlives-consent': (t) => {
    t.consents[1].lasts = 'P1Y'
    t.browser.push({ ...cookie, access: { ground: 'consent', consent: 'improvement' } })
  },
  'browser/long-life': (t) =>
    t.browser.push({ ...cookie, access: { ground: 'consent', consent: 'improvement' } }),
  'field/undeclared-category': (t) => {
    form(t, 'contact').fields[2].category = 'person.birthday'
  },
  'field/unknown-column': (t) => (form(t, 'contact').fields[2].column = 'invented'),
  'field/other-category': (t) => (form(t, 'contact').fields[2].column = 'phone'),
  'field/voluntary-required': (t) => (form(t, 'contact').fields[2].required = true),
  'field/title-required': (t) => {
    form(t, 'contact').fields[2].category = 'person.title'
    form(t, 'contact').fields[2].required = true
  },
  'field/no-choices': (t) => (form(t, 'contact').fields[2].type = 'choice'),
  'field/person-unknown': (t) => (form(t, 'contact').person.field = 'name'),
  'message/no-consent': (t) => t.messages.push(advertising),
  'message/no-unsubscribe': (t) => t.messages.push(advertising),
  'measure/expired': (t) => (t.measures[4].shows.until = '2026-11-21'),
  'measure/other-host': (t) => (t.measures[0].shows.host = 'other.example'),
  'certificate/expired': (t) =>
    (t.certificates = [
      {
        id: 'iso',
        title: words('ISO/IEC 27001'),
        holder: 'Dermalis',
        issuer: 'Prüfstelle',
        from: '2020-01-01',
        until: '2023-01-01',
        file: 'iso.txt',
      },
    ]),
  'text/outdated': (t) =>
    (activity(t, 'hosting').describes.de = 'Auf Grundlage einer Auftragsdatenverarbeitung.'),
  'text/citation': (t) =>
    (activity(t, 'hosting').describes.de = 'Art. 6 Abs., lit. b) DSGVO ist die Grundlage.'),
  'text/absolute': (t) =>
    (activity(t, 'hosting').describes.de = 'Ihre Angaben können nicht von Dritten mitgelesen werden.'),
  'text/undeclared-host': (t) =>
    (activity(t, 'hosting').describes.de = 'Diese Erklärung gilt auch für www.anders.example.'),
}

test('the sample company has no findings', () => {
  const { declaration, places } = sample(today)
  expect(check(declaration, places, today)).toEqual([])
})

describe('each code has a bait', () => {
  test.each(Object.keys(findingKinds) as FindingCode[])('%s', (code) => {
    const bait = baits[code]
    const found =
      typeof bait === 'string'
        ? (() => {
            const reading = readDeclaration(bait, 'bait.yaml', today)
            return reading.ok ? [] : reading.findings
          })()
        : findingsOf(bait, today)
    const mine = found.find((item) => item.code === code)
    expect(found.map((item) => item.code)).toContain(code)
    expect(mine?.at.line).toBeGreaterThanOrEqual(1)
    expect(findingText(mine ?? found[0]!, 'de').length).toBeGreaterThan(10)
    expect(findingText(mine ?? found[0]!, 'en').length).toBeGreaterThan(10)
  })
})

describe('words', () => {
  /** Which of a finding's values a sentence uses. */
  function slots(sentence: (finding: never) => string, code: FindingCode): readonly string[] {
    const bait = baits[code]
    const found =
      typeof bait === 'string'
        ? readDeclaration(bait, 'bait.yaml', today)
        : { ok: false as const, findings: findingsOf(bait, today) }
    const mine = found.ok ? undefined : found.findings.find((item) => item.code === code)
    const used = new Set<string>()
    const seen = new Proxy(mine ?? {}, {
      get(target, key) {
        if (typeof key === 'string') used.add(key)
        return Reflect.get(target, key)
      },
    })
    sentence(seen as never)
    return [...used].sort()
  }

  test.each(Object.keys(findingKinds) as FindingCode[])('%s has the same slots in both languages', (code) => {
    expect(slots(en[code] as never, code)).toEqual(slots(de[code] as never, code))
  })

  test('nobody is called du', () => {
    const source = readFileSync(new URL('../text/de/findings.ts', import.meta.url), 'utf8')
    expect(source).not.toMatch(/\b(?:du|dein|deine|deiner|dich|dir)\b/iu)
    expect(source).not.toMatch(/\b(?:is missing|must be|does not|has not|of the)\b/u)
  })
})

test('the end of the Privacy Shield comes with its day and with what is lawful instead', () => {
  const found = findingsOf(baits['transfer/ended'] as Spoil, today)
  expect(found).toHaveLength(1)
  expect(found[0]).toMatchObject({
    code: 'transfer/ended',
    since: '2020-07-16',
    lawful: ['dpf', 'scc-2021', 'bcr'],
    at: { path: 'recipients[4].transfer' },
  })
  expect(findingText(found[0]!, 'de')).toContain('16. Juli 2020')
  expect(findingText(found[0]!, 'de')).toContain('Data Privacy Framework')
})

test.each([
  'Privacy Shield',
  'EU-US Privacy Shield',
  'privacy_shield',
  'safe-harbor',
  'SCC 2010/87',
  'scc-2010',
])('“%s” is known to have ended, however it is typed', (instrument) => {
  const found = findingsOf((t) => {
    recipient(t, 'paypal').seat = 'US'
    recipient(t, 'paypal').transfer = { instrument }
  }, today)
  expect(found.map((item) => item.code)).toEqual(['transfer/ended'])
})

test('on a day in 2019 the law of that day applies', () => {
  const found = findingsOf((t) => {
    recipient(t, 'paypal').seat = 'US'
    recipient(t, 'paypal').transfer = { instrument: 'dpf', listed: 'PayPal', checked: '2026-01-01' }
  }, parseDay('2023-07-09'))
  expect(found.map((item) => item.code)).toContain('transfer/ended')
})

test('data that gets to a third country through a recipient at home needs an instrument', () => {
  const found = findingsOf((t) => (recipient(t, 'host').reaches = ['US']), today)
  expect(found).toMatchObject([
    { code: 'transfer/missing', country: 'US', lawful: ['dpf', 'scc-2021', 'bcr'] },
  ])
})

test('a criterion stands in for a length of time where it is precise', () => {
  const withCriterion = (says: string) => (t: Tree) =>
    (activity(t, 'requests').periods[0].length = { by: 'criterion', criterion: words(says) })
  expect(findingsOf(withCriterion('bis Ihre Ansprüche verjährt sind'), today)).toEqual([])
  expect(findingsOf(withCriterion('solange es nötig ist'), today).map((item) => item.code)).toEqual([
    'period/vague',
  ])
})

test('what an outside service holds names the service', () => {
  const held = (host: string) => (t: Tree) => {
    store(t, 'customer').kind = 'service'
    store(t, 'customer').host = host
  }
  expect(findingsOf(held('host'), today)).toEqual([])
  expect(findingsOf(held('own'), today).map((item) => item.code)).toContain('store/shape')
})

test('all findings come at once, in the order of the file', () => {
  const found = findingsOf((t) => {
    t.company.authority = 'de-be'
    delete recipient(t, 'host').contract
    activity(t, 'order').disclosures[0].basis = '6(1)(f)'
  }, today)
  expect(found.map((item) => item.code)).toEqual([
    'authority/not-competent',
    'disclosure/other-basis',
    'recipient/no-contract',
  ])
  const lines = found.map((item) => item.at.line)
  expect(lines).toEqual(lines.toSorted((a, b) => a - b))
})

const promises = new URL('../../../shared/promises/djm.yaml', import.meta.url)

/** What refuses each defect of the notice that the sample company is modelled on, or why it has no way to be written. */
const defects: Readonly<
  Record<
    string,
    | { readonly code: FindingCode; readonly spoil: Spoil }
    | { readonly unwritable: string; readonly spoil: Spoil; readonly code: FindingCode }
    | { readonly composed: string }
  >
> = {
  'DJM-D01': { code: 'transfer/ended', spoil: baits['transfer/ended'] as Spoil },
  'DJM-D02': { code: 'browser/not-necessary', spoil: baits['browser/not-necessary'] as Spoil },
  'DJM-D03': { code: 'special/no-ground', spoil: baits['special/no-ground'] as Spoil },
  'DJM-D04': { code: 'consent/coupled', spoil: baits['consent/coupled'] as Spoil },
  'DJM-D05': {
    code: 'text/absolute',
    spoil: (t) => {
      store(t, 'access-log').columns[1].category = 'technical.ip'
      store(t, 'access-log').columns[1].form = 'plain'
      activity(t, 'server-log').data[3].category = 'technical.ip'
      activity(t, 'server-log').describes.de =
        'Die Protokolle können keiner bestimmten Person zugeordnet werden.'
    },
  },
  'DJM-D06': {
    code: 'text/absolute',
    spoil: (t) => {
      activity(t, 'server-log').data.push({
        category: 'technical.cookie-id',
        source: { from: 'observed', by: words('den Webserver') },
        provision: { duty: 'none' },
      })
      activity(t, 'server-log').describes.de = 'Unsere Cookies enthalten keine personenbezogenen Angaben.'
    },
  },
  'DJM-D07': { code: 'text/undeclared-host', spoil: baits['text/undeclared-host'] as Spoil },
  'DJM-D08': { code: 'text/citation', spoil: baits['text/citation'] as Spoil },
  'DJM-D09': { code: 'purpose/two-bases', spoil: baits['purpose/two-bases'] as Spoil },
  'DJM-D10': {
    composed: 'The sentence on portability is fixed and follows the bases in use, contract included.',
  },
  'DJM-D11': { composed: 'The objection stands in a block of its own; a declaration cannot move it.' },
  'DJM-D12': { code: 'period/none', spoil: baits['period/none'] as Spoil },
  'DJM-D13': { code: 'credit/no-agency', spoil: baits['credit/no-agency'] as Spoil },
  'DJM-D14': { code: 'transfer/missing', spoil: baits['transfer/missing'] as Spoil },
  'DJM-D15': { code: 'officer/required', spoil: baits['officer/required'] as Spoil },
  'DJM-D16': {
    unwritable:
      'Authority and the consequence of not giving a datum are fields that must be there; the date comes with the publication.',
    code: 'form/missing',
    spoil: (t) => {
      delete t.company.authority
      delete activity(t, 'order').data[0].provision
    },
  },
  'DJM-D17': { code: 'text/absolute', spoil: baits['text/absolute'] as Spoil },
  'DJM-D18': { code: 'text/outdated', spoil: baits['text/outdated'] as Spoil },
}

describe('what was wrong with the notice the sample is modelled on is refused', () => {
  // What the notice's own shape rules out (portability cut short, objection not apart) is tested with the notice.
  const refused = Object.entries(defects).flatMap(([id, defect]) =>
    'composed' in defect ? [] : [{ id, ...defect }],
  )

  test.each(refused)('$id: $code', (defect) => {
    const found = findingsOf(defect.spoil, today).find((item) => item.code === defect.code)
    expect(found?.level).toBe('error')
    expect(found?.code.startsWith('form/') || found?.provision !== null).toBe(true)
  })

  test.skipIf(!existsSync(promises))('none is left out', () => {
    const listed = (parse(readFileSync(promises, 'utf8')) as { defects: { id: string }[] }).defects
    expect(Object.keys(defects)).toEqual(listed.map(({ id }) => id))
  })
})

test('what is missing is named with its place, and nothing else is made of it', () => {
  const found = findingsOf((t) => delete t.company.authority, today)
  expect(found).toMatchObject([{ code: 'form/missing', field: 'company.authority' }])
})

test('sampleTree is the file', () => expect(sampleTree().company.id).toBe('skin-analysis'))
