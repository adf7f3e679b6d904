import type { DeclarationFinding } from '../../../../src/server/api/contract.ts'
import { useSpeech } from '../language.tsx'
import { Severity } from './Severity.tsx'

/** What a check of a declaration finds; with `goTo`, each line number leads to its line. */
export function FindingList({
  findings,
  goTo,
}: {
  readonly findings: readonly DeclarationFinding[]
  readonly goTo?: (line: number) => void
}) {
  const { t, say } = useSpeech()
  return (
    <ul className="list">
      {findings.map((finding, i) => (
        <li key={`${finding.code} ${i}`} style={{ padding: '10px 18px' }}>
          <Severity of={finding.severity} /> <span>{say(finding.says)}</span>
          <div className="quiet tiny">
            {finding.provision === null ? '' : `${say(finding.provision)} · `}
            {finding.line === null ? null : goTo === undefined ? (
              `${t.declaration.line} ${finding.line} · `
            ) : (
              <>
                <button type="button" className="as-link" onClick={() => goTo(finding.line ?? 1)}>
                  {t.declaration.line} {finding.line}
                </button>
                {' · '}
              </>
            )}
            <span className="mono">{finding.code}</span>
          </div>
        </li>
      ))}
    </ul>
  )
}
