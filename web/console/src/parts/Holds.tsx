import { Button, Group, Modal, NativeSelect, SimpleGrid, TextInput } from '@mantine/core'
import { IconLockOpen } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Holds } from '../../../../src/server/api/records-contract.ts'
import { companyPath, post, queries, toneOf } from '../api.ts'
import { useSpeech } from '../language.tsx'
import { Colleague } from './Colleague.tsx'
import { useMayAct } from './company.ts'
import { Empty, Failed, Loading, Note, Panel } from './states.tsx'

/** Evidence holds on logs: those in force, setting one and releasing it. */
export function HoldsPanel({ company }: { readonly company: string }) {
  const mayAct = useMayAct()
  const { data, isPending, isError, error, refetch } = useQuery(queries.holds(company))
  if (isPending) return <Loading lines={3} />
  if (isError) return <Failed error={error} retry={refetch} />
  return (
    <div className="two">
      <InForce holds={data} company={company} mayAct={mayAct} />
      {mayAct ? <SetHold holds={data} company={company} /> : null}
    </div>
  )
}

function InForce({
  holds,
  company,
  mayAct,
}: {
  readonly holds: Holds
  readonly company: string
  readonly mayAct: boolean
}) {
  const { t, say, moment } = useSpeech()
  const client = useQueryClient()
  const [ending, setEnding] = useState<string | null>(null)
  const [why, setWhy] = useState('')
  const release = useMutation({
    mutationFn: (hold: string) => post(`${companyPath(company)}/holds/${hold}/release`, { why }),
    onSuccess: async () => {
      setEnding(null)
      setWhy('')
      await client.invalidateQueries({ queryKey: [company] })
    },
  })
  if (holds.holds.length === 0) {
    return (
      <div className="panel">
        <Empty icon={IconLockOpen} title={t.holds.none} says={t.holds.noneSays} />
      </div>
    )
  }
  return (
    <>
      <ul className="list panel">
        {holds.holds.map((hold) => (
          <li key={hold.id} style={{ padding: '14px 18px' }}>
            <div style={{ display: 'flex', justifyContent: 'space-between', gap: 12, alignItems: 'start' }}>
              <div>
                <h2 style={{ margin: 0, fontSize: '0.9375rem' }}>{hold.incident}</h2>
                <div>
                  {say(hold.store)}: {hold.from === null ? '' : moment(hold.from)} –{' '}
                  {hold.to === null ? '' : moment(hold.to)}
                </div>
                <div className="quiet small">
                  {t.holds.approver} {hold.approver} · {t.holds.since} {moment(hold.since)}
                </div>
              </div>
              {mayAct ? (
                <Button
                  variant="default"
                  size="xs"
                  style={{ flexShrink: 0 }}
                  onClick={() => setEnding(hold.id)}
                >
                  {t.holds.release}
                </Button>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      <Modal
        opened={ending !== null}
        onClose={() => setEnding(null)}
        title={t.holds.releaseTitle}
        closeButtonProps={{ 'aria-label': t.close }}
      >
        <form
          style={{ display: 'grid', gap: 12 }}
          onSubmit={(event) => {
            event.preventDefault()
            if (ending !== null) release.mutate(ending)
          }}
        >
          <p style={{ margin: 0 }}>{t.holds.releaseSays}</p>
          <TextInput
            label={t.holds.why}
            required
            withAsterisk={false}
            maxLength={400}
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
          {release.isError ? <Note tone="bad">{release.error.message}</Note> : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setEnding(null)}>
              {t.cancel}
            </Button>
            <Button type="submit" loading={release.isPending}>
              {t.holds.releaseTitle}
            </Button>
          </Group>
        </form>
      </Modal>
    </>
  )
}

function SetHold({ holds, company }: { readonly holds: Holds; readonly company: string }) {
  const { t, say } = useSpeech()
  const client = useQueryClient()
  const others = useQuery(queries.colleagues(company))
  const nothing = { store: holds.stores[0]?.id ?? '', from: '', to: '', incident: '', approver: '' }
  const [values, setValues] = useState(nothing)
  const set = (name: keyof typeof values, value: string): void =>
    setValues((before) => ({ ...before, [name]: value }))
  const hold = useMutation({
    mutationFn: () =>
      post(`${companyPath(company)}/holds`, {
        ...values,
        from: inGermany(values.from),
        to: inGermany(values.to),
      }),
    onSuccess: async () => {
      setValues(nothing)
      await client.invalidateQueries({ queryKey: [company] })
    },
  })
  return (
    <Panel title={t.holds.title} says={t.holds.says}>
      {others.data?.colleagues.length === 0 ? (
        <Note tone="bad">{t.holds.nobody}</Note>
      ) : (
        <form
          style={{ display: 'grid', gap: 12 }}
          onSubmit={(event) => {
            event.preventDefault()
            hold.mutate()
          }}
        >
          <NativeSelect
            label={t.holds.store}
            value={values.store}
            onChange={(event) => set('store', event.currentTarget.value)}
            data={holds.stores.map((one) => ({ value: one.id, label: say(one.title) }))}
          />
          <SimpleGrid cols={1} spacing="sm">
            {(['from', 'to'] as const).map((end) => (
              <TextInput
                key={end}
                type="datetime-local"
                label={t.holds[end]}
                required
                withAsterisk={false}
                value={values[end]}
                onChange={(event) => set(end, event.currentTarget.value)}
              />
            ))}
          </SimpleGrid>
          <TextInput
            label={t.holds.incident}
            required
            withAsterisk={false}
            maxLength={120}
            value={values.incident}
            onChange={(event) => set('incident', event.currentTarget.value)}
          />
          <Colleague
            company={company}
            label={t.holds.approver}
            value={values.approver}
            choose={(approver) => set('approver', approver)}
          />
          {hold.isError ? <Note tone={toneOf(hold.error)}>{hold.error.message}</Note> : null}
          <div>
            <Button type="submit" loading={hold.isPending}>
              {t.holds.set}
            </Button>
          </div>
        </form>
      )}
    </Panel>
  )
}

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** The moment a German clock shows this time, wherever the browser stands: times in the console are German ones. */
function inGermany(local: string): string {
  const wanted = Date.parse(`${local}Z`)
  const off = (moment: number): number => Date.parse(`${clock.format(moment).replace(' ', 'T')}Z`) - moment
  return new Date(wanted - off(wanted - off(wanted))).toISOString()
}
