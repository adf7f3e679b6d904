import { Note } from './states.tsx'

/** A key that was just issued, to be copied now: it is shown this once. */
export function KeyShown({
  title,
  value,
  says,
  id,
}: {
  readonly title: string
  readonly value: string
  readonly says: string
  /** What tests find it by. */
  readonly id: string
}) {
  return (
    <Note tone="good">
      <b style={{ fontWeight: 550 }}>{title}</b>
      <div className="mono small" data-testid={id} style={{ overflowWrap: 'anywhere' }}>
        {value}
      </div>
      <div className="small">{says}</div>
    </Note>
  )
}
