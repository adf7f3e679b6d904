import { Button, Skeleton } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ComponentType, type ReactNode, useEffect, useRef } from 'react'
import { Refusal } from '../api.ts'
import { useSpeech } from '../language.tsx'

/** While something loads: the shape of what comes, said once to those who cannot see it. */
export function Loading({ lines = 6 }: { readonly lines?: number }) {
  const { t } = useSpeech()
  return (
    <div aria-busy="true" role="status">
      <span className="mantine-visually-hidden" style={hidden}>
        {t.loading}
      </span>
      <div className="stack">
        {Array.from({ length: lines }, (_, i) => (
          <Skeleton key={i} height={i === 0 ? 72 : 40} radius="md" />
        ))}
      </div>
    </div>
  )
}

/** What is read aloud and not shown. */
export const hidden = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const

export function Failed({ error, retry }: { readonly error: unknown; readonly retry?: () => unknown }) {
  const { t } = useSpeech()
  const client = useQueryClient()
  const missing = error instanceof Refusal && error.problem.status === 404
  return (
    <Empty
      icon={IconAlertTriangle}
      title={missing ? t.notFound : t.failed}
      says={missing ? t.notFoundSays : error instanceof Error ? error.message : ''}
    >
      {missing ? null : (
        <Button
          mt="sm"
          variant="default"
          onClick={() => {
            if (retry === undefined) void client.invalidateQueries()
            else retry()
          }}
        >
          {t.again}
        </Button>
      )}
    </Empty>
  )
}

export function Empty({
  icon: Icon,
  title,
  says,
  children,
}: {
  readonly icon: ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>
  readonly title: string
  readonly says?: string
  readonly children?: ReactNode
}) {
  return (
    <div className="empty">
      <Icon size={28} stroke={1.4} aria-hidden />
      <h2>{title}</h2>
      {says === undefined || says === '' ? null : <p>{says}</p>}
      {children}
    </div>
  )
}

const noteIcons = { good: IconCheck, bad: IconAlertTriangle, plain: IconInfoCircle }

/** What just happened, in its place; read aloud when it appears. */
export function Note({
  tone,
  children,
}: {
  readonly tone: keyof typeof noteIcons
  readonly children: ReactNode
}) {
  const Icon = noteIcons[tone]
  return (
    <div className="note" data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon size={18} stroke={1.8} aria-hidden />
      <div>{children}</div>
    </div>
  )
}

/** Head of a room. The title of the window and the focus follow it. */
export function PageHead({
  title,
  lead,
  children,
}: {
  readonly title: string
  readonly lead?: ReactNode
  readonly children?: ReactNode
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Zusage`
  }, [title])
  return (
    <header className="page-head">
      <div style={{ minWidth: 0 }}>
        <h1 ref={heading}>{title}</h1>
        {lead === undefined ? null : <p className="page-lead">{lead}</p>}
      </div>
      {children === undefined ? null : (
        <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap', alignItems: 'center' }}>{children}</div>
      )}
    </header>
  )
}

export function Panel({
  title,
  says,
  aside,
  children,
  flush = false,
}: {
  readonly title?: string
  readonly says?: string
  readonly aside?: ReactNode
  readonly children: ReactNode
  readonly flush?: boolean
}) {
  return (
    <section className="panel">
      {title === undefined ? null : (
        <div className="panel-head">
          <h2>{title}</h2>
          {aside}
          {says === undefined ? null : (
            <p className="quiet small" style={{ margin: 0, flexBasis: '100%' }}>
              {says}
            </p>
          )}
        </div>
      )}
      {flush ? (
        <div style={title === undefined ? {} : { paddingTop: 8 }}>{children}</div>
      ) : (
        <div className="panel-body">{children}</div>
      )}
    </section>
  )
}
