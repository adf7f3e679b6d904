import type { Verdict } from '../../../../src/server/api/contract.ts'
import { useSpeech } from '../language.tsx'

export const verdicts: readonly Verdict[] = ['kept', 'broken', 'unproven', 'reported']

/** A shape of its own for each verdict, so that none is told by colour alone. */
export function Mark({ verdict, size = 14 }: { readonly verdict: Verdict; readonly size?: number }) {
  return (
    <svg
      className={`verdict-mark mark-${verdict}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      {verdict === 'kept' ? (
        <>
          <circle cx="8" cy="8" r="7" fill="currentColor" />
          <path d="M4.8 8.3l2.2 2.2 4.3-4.7" fill="none" stroke="var(--surface)" strokeWidth="1.7" />
        </>
      ) : verdict === 'broken' ? (
        <>
          <rect x="1.4" y="1.4" width="13.2" height="13.2" rx="2.4" fill="currentColor" />
          <path d="M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6" stroke="var(--surface)" strokeWidth="1.7" />
        </>
      ) : verdict === 'unproven' ? (
        <circle
          cx="8"
          cy="8"
          r="6.1"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
          strokeDasharray="3 2.1"
        />
      ) : (
        <>
          <circle cx="8" cy="8" r="6.1" fill="none" stroke="currentColor" strokeWidth="1.8" />
          <path d="M8 1.9a6.1 6.1 0 010 12.2z" fill="currentColor" />
        </>
      )}
    </svg>
  )
}

export function VerdictBadge({ verdict }: { readonly verdict: Verdict }) {
  const { t } = useSpeech()
  return (
    <span className="verdict" data-verdict={verdict}>
      <Mark verdict={verdict} size={13} />
      {t.verdict[verdict]}
    </span>
  )
}
