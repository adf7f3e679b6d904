/** Checks a declaration that somebody is writing, and shows the notice it would make. Nothing of it is kept. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { type Day, type Language, systemClock, type Words } from '../../base/index.ts'
import {
  check,
  type Declaration,
  type Finding,
  publishable,
  readDeclaration,
} from '../../declaration/index.ts'
import { composeNotice, renderText } from '../../notice/index.ts'
import { cite } from '../../text/cite.ts'
import { findingText } from '../../text/findings.ts'
import { atMost, LIMITS } from '../security.ts'
import { inBoth } from '../words.ts'
import { type DeclarationFinding, declarationCheck } from './contract.ts'
import { answering, apiPart, type ApiEnv, jsonBody } from './route.ts'

const asked = z.strictObject({
  /** YAML or JSON. */
  source: z.string().max(LIMITS.draft),
})

export function checkRoutes(): OpenAPIHono<ApiEnv> {
  const part = apiPart()
  part.use('/api/v1/check', atMost(2 * LIMITS.draft))
  part.openapi(
    answering('post', '/api/v1/check', 'Check a declaration; nothing of it is kept', declarationCheck, {
      body: jsonBody(asked),
    }),
    (c) => {
      const { source } = c.req.valid('json')
      const today = systemClock.today()
      const reading = readDeclaration(source, 'declaration.yaml', today)
      const findings = reading.ok ? check(reading.declaration, reading.places, today) : reading.findings
      const sound = publishable(findings)
      return c.json(
        {
          publishable: sound,
          findings: [...findingsView(findings)],
          notice: reading.ok && sound ? noticeOf(reading.declaration, today) : null,
        },
        200,
      )
    },
  )
  return part
}

/** Findings of a check, as the console shows them. */
export function findingsView(findings: readonly Finding[]): readonly DeclarationFinding[] {
  return findings.map((finding) => {
    const { provision } = finding
    return {
      code: finding.code,
      severity: finding.level,
      says: inBoth((language) => findingText(finding, language)),
      provision: provision === null ? null : inBoth((language) => cite(provision, language)),
      line: finding.at.line,
      path: finding.at.path === '' ? null : finding.at.path,
    }
  })
}

/** The notice as it would read from today; in a language the declaration lacks, in the one it has. */
function noticeOf(declaration: Declaration, today: Day): Words {
  const [own = 'de'] = declaration.languages
  return inBoth((asks: Language) => {
    const language = declaration.languages.includes(asks) ? asks : own
    return renderText(composeNotice(declaration, { language, on: today, version: 1 }))
  })
}
