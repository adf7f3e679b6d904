import { type Catch, defineRule } from '../../rule.ts'
import { hitOf } from '../../view.ts'

/** The article of each right, and how the right is called. */
const RIGHTS: readonly (readonly [article: string, name: string])[] = [
  ['15', 'Auskunft(?:srecht|serteilung)?|(?:right (?:of|to) )?access'],
  ['16', 'Berichtigung(?:srecht)?|rectification'],
  ['17', 'Löschung(?:srecht)?|Vergessenwerden|erasure'],
  ['18', 'Einschränkung|restriction(?: of processing)?'],
  ['20', 'Datenübertragbarkeit|Datenportabilität|(?:data )?portability'],
  ['21', 'Widerspruch(?:srecht)?|(?:right to )?object(?:ion)?'],
]

/** What may stand between a right and its article: "der Verarbeitung Ihrer Daten gemäß", " (". */
const BETWEEN =
  '(?: (?:der|die|des|Ihrer|Ihre|deiner|unrichtiger|gespeicherten|personenbezogenen|personenbezogener|betreffenden|Sie|Verarbeitung|Daten|of|your|personal|data|processing)){0,6},? ?(?:\\(?(?:nach|gemäß|gemäss|gem\\.|laut|aus|i\\. ?S\\. ?d\\.|im Sinne (?:von|des)|under|pursuant to|according to) |[(–:-] ?)(?:§ ?\\d{1,3} \\p{Lu}{2,5}, )?$'

const BEFORE = RIGHTS.map(
  ([article, name]) => [article, new RegExp(`(?<![\\p{L}-])(?:${name})${BETWEEN}`, 'u')] as const,
)
/** Not the right itself: what stands in its place, or what takes it away. */
const INSTEAD = /(?:statt|anstelle|anstatt|ohne|keine?r?|neben|instead of) (?:\p{L}+ ){0,2}$/iu
/** A row of rights that share what follows: "Löschung und Einschränkung (Art. 17, 18 DSGVO)". */
const IN_ROW = new RegExp(
  `(?:${RIGHTS.map(([, name]) => name).join('|')})[^\\d().;]{0,30}(?:,|und|oder|sowie|bzw\\.|and|or) [^\\d().;]{0,20}$`,
  'u',
)
const GDPR = /^GDPR (15|16|17|18|20|21)(?:\(|$)/u
const REACH = 110

/** A right with the article of another: whoever looks it up finds something else. */
export default defineRule({
  code: 'rights/article-swapped',
  law: 'GDPR 15 to 21',
  accepts: [
    'Sie haben das Recht auf Auskunft nach Art. 15 DSGVO, Berichtigung nach Art. 16 DSGVO und Löschung (Art. 17 DSGVO).',
    'Sie haben Rechte auf Auskunft, Berichtigung und Löschung (Art. 15, 16 und 17 DSGVO).',
    'Löschung und Einschränkung (Art. 17, 18 DSGVO) können Sie verlangen.',
    'Statt der Löschung (Art. 18 DSGVO) können Sie die Sperrung wählen.',
    'Das Recht auf Auskunft (§ 17 KDG) und das auf Berichtigung (§ 18 KDG) bleiben.',
    'You have a right of access (Art. 15 GDPR) and a right to object (Art. 21 GDPR).',
  ],
  catches: [
    'Sie haben das Recht auf Auskunft nach Art. 16 DSGVO.',
    'Sie können Berichtigung gemäß Art. 15 DSGVO verlangen.',
    'Recht auf Einschränkung der Verarbeitung (Art. 17 DSGVO)',
    'Dazu kommt das Recht auf Datenübertragbarkeit nach Art. 21 DSGVO.',
    'You have a right of access (Art. 16 GDPR).',
  ],

  check({ text }, facts, context) {
    return facts.reading.citations.flatMap(({ norm, at }): readonly Catch[] => {
      const article = GDPR.exec(norm)?.[1]
      if (article === undefined) return []
      const before = text.slice(Math.max(0, at[0] - REACH), at[0]).replaceAll(/\s+/gu, ' ')
      const named = BEFORE.find(([, expression]) => expression.test(before))
      if (named === undefined || named[0] === article) return []
      const lead = before.slice(0, named[1].exec(before)?.index)
      if (INSTEAD.test(lead) || IN_ROW.test(lead)) return []
      return hitOf(context.view, at).map((hit) => ({ hit, slots: { cited: article, due: named[0] } }))
    })
  },
})
