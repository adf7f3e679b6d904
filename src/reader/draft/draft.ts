import type { Language } from '../../base/index.ts'
import { check, declarationSchema, noPlaces, pathText } from '../../declaration/index.ts'
import { findingText } from '../../text/findings.ts'
import type { Reading } from '../report/index.ts'
import { type Activity, activitiesOf } from './activity.ts'
import { companyOf } from './company.ts'
import { type Node, list, map, probed, value, values, words } from './node.ts'
import { browserOf, recipientIds, recipientsOf } from './recipient.ts'
import { type Source, sourceOf } from './source.ts'
import { AUDIENCES } from './vocabulary.ts'
import { write } from './write.ts'

const PROBE = { de: 'Probe', en: 'Probe' }

/**
 * The draft of a declaration from a notice that was read.
 *
 * What the notice states stands there with its place; what it does not is an empty value with a question; what the law
 * refuses as stated carries the reason. Sentences that went nowhere stand at the end. Same reading in, same text out.
 *
 * @param language of comments and questions; values keep the language of the notice, and the other language is a gap
 * @returns YAML in the format that `readDeclaration` reads
 */
export function draftOf(reading: Reading, language: Language = 'de'): string {
  const s = sourceOf(reading, language)
  const ids = recipientIds(s)
  const activities = activitiesOf(s, ids)
  const draft = draftNode(s, ids, activities)
  const written = write(draft)
  for (const { path, text } of refused(draft, s, language)) written.remark(path, `${s.ask.gap}: ${text}`)
  const body = written.text()
  const gaps = body
    .split('\n')
    .filter((line) => line.includes(`${s.ask.gap}: `) && !line.includes(s.ask.above(''))).length
  const head = s.ask.head(reading.file, reading.report.asOf, String(gaps))
  const left = s.left()
  const rest = left.length === 0 ? [] : ['', s.ask.left, ...left.map((one) => `  ${one}`)]
  const comments = (lines: readonly string[]): string =>
    lines.map((line) => `${line === '' ? '' : `# ${line}`}\n`).join('')
  return `${comments(head)}${body}${comments(rest)}`
}

/** What `check` would refuse even with every gap filled: the notice says it, and the law does not allow it so. */
function refused(
  draft: Node,
  s: Source,
  language: Language,
): readonly { readonly path: string; readonly text: string }[] {
  const parsed = declarationSchema.safeParse(probed(draft))
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => ({
      path: pathText(issue.path.filter((step) => typeof step !== 'symbol')),
      text: issue.message,
    }))
  }
  return check(parsed.data, noPlaces(), s.reading.report.asOf)
    .filter(({ level }) => level === 'error')
    .map((finding) => ({ path: finding.at.path, text: findingText(finding, language).replaceAll('\n', ' ') }))
}

function draftNode(s: Source, ids: readonly string[], activities: readonly Activity[]): Node {
  const { ask, facts } = s
  const audiences = [...new Set(activities.flatMap((one) => one.audiences))]
  const own = new Map(activities.flatMap((one) => one.own).map((choice) => [choice.id, choice]))
  const german = facts.language !== 'en'
  return map({
    declaration: value(1),
    company: companyOf(s),
    hosts: s.open(ask.hosts(hostSeen(s)), ['www.probe.example']),
    languages: values([german ? 'de' : 'en'], ask.languages),
    audiences: list(
      audiences.map((id) => {
        const known = AUDIENCES.find((one) => one.id === id)
        return map({
          id: value(id),
          title: known === undefined ? s.open(ask.audience, PROBE) : words({ de: known.de, en: known.en }),
          minors: s.open(ask.minors, false),
        })
      }),
    ),
    categories:
      own.size === 0
        ? undefined
        : list(
            [...own.values()].map(({ id, own: said }) =>
              map(
                {
                  id: value(id),
                  title: words({ de: said?.de ?? id, en: said?.en ?? id }),
                  special: value(said?.special === true),
                },
                ask.ownCategory,
              ),
            ),
          ),
    activities: list(activities.map(({ node }) => node)),
    consents: list(activities.flatMap(({ consents }) => consents)),
    stores: list(activities.map(({ store }) => store)),
    recipients: recipientsOf(s, ids, activities),
    browser: browserOf(s),
    changes: changesOf(s),
  })
}

/** A host that the notice names as its own, to propose it: that of the controller's address. */
function hostSeen(s: Source): string | null {
  const host = s.facts.controller.email?.split('@')[1]?.toLowerCase()
  return host === undefined ? null : `www.${host}`
}

function changesOf(s: Source): Node {
  const sentence = s.scene.sentences.find(
    ({ heading, text, block }) =>
      s.scene.blocks[block]?.kind !== 'heading' &&
      /Änderung|Aktualisierung|Anpassung|changes to|updates/iu.test(s.scene.headings[heading]?.text ?? '') &&
      /Datenschutzerklärung|Datenschutzhinweise|privacy (?:policy|notice)|statement/iu.test(text),
  )
  return sentence === undefined
    ? s.open(s.ask.changes, PROBE)
    : s.said(sentence.text.trim(), s.citeAt([sentence.start, sentence.end]))
}
