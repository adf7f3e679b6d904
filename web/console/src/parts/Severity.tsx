import type { DeclarationFinding } from '../../../../src/server/api/contract.ts'
import { useSpeech } from '../language.tsx'

const tones = { error: 'broken', warning: 'unproven', hint: 'reported' } as const

/** How bad a finding is, in a word and its colour. */
export function Severity({ of }: { readonly of: DeclarationFinding['severity'] }) {
  const { t } = useSpeech()
  return (
    <span className="small" style={{ color: `var(--${tones[of]})`, fontWeight: 550 }}>
      {t.declaration.severity[of]}
    </span>
  )
}
