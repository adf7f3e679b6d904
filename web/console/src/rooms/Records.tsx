import { Button, Drawer, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { IconDatabase } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type {
  RecordRow,
  Records,
  RecordStore,
  StepTaken,
  UnlawfulErased,
  Used,
} from '../../../../src/server/api/records-contract.ts'
import { companyPath, post, queries, toneOf } from '../api.ts'
import { useSpeech } from '../language.tsx'
import { Colleague } from '../parts/Colleague.tsx'
import { useCompanyId, useMayAct } from '../parts/company.ts'
import { Empty, Failed, Loading, Note, PageHead } from '../parts/states.tsx'

export function RecordsRoom() {
  const { t, say } = useSpeech()
  const company = useCompanyId()
  const [store, setStore] = useState<string | null>(null)
  const [before, setBefore] = useState<string | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const { data, isPending, isError, error, refetch } = useQuery(queries.records(company, store, before))
  const row = data?.rows.find((one) => one.id === chosen)
  const about = data?.stores.find((one) => one.id === data.store)
  return (
    <>
      <PageHead title={t.records.title} lead={t.records.lead} />
      {isPending ? (
        <Loading />
      ) : isError ? (
        <Failed error={error} retry={refetch} />
      ) : (
        <div className="stack">
          <div className="filters">
            <NativeSelect
              aria-label={t.records.store}
              value={data.store}
              onChange={(event) => {
                setStore(event.currentTarget.value)
                setBefore(null)
                setSaid(null)
              }}
              data={data.stores.map((one) => ({ value: one.id, label: say(one.title) }))}
            />
          </div>
          {said === null ? null : <Note tone="good">{said}</Note>}
          <List records={data} choose={setChosen} />
          {data.next === null && before === null ? null : (
            <div style={{ display: 'flex', gap: 8 }}>
              {before === null ? null : (
                <Button variant="default" onClick={() => setBefore(null)}>
                  {t.records.first}
                </Button>
              )}
              {data.next === null ? null : (
                <Button variant="default" onClick={() => setBefore(data.next)}>
                  {t.more}
                </Button>
              )}
            </div>
          )}
        </div>
      )}
      <Drawer
        opened={row !== undefined}
        onClose={() => setChosen(null)}
        position="right"
        size={460}
        title={about === undefined ? '' : say(about.title)}
        closeButtonProps={{ 'aria-label': t.close }}
      >
        {row === undefined || about === undefined ? null : (
          <Detail
            key={row.id}
            row={row}
            store={about}
            company={company}
            gone={(says) => {
              setChosen(null)
              setSaid(says)
            }}
          />
        )}
      </Drawer>
    </>
  )
}

function List({ records, choose }: { readonly records: Records; readonly choose: (record: string) => void }) {
  const { t, say, day, moment } = useSpeech()
  if (records.rows.length === 0) {
    return (
      <div className="panel">
        <Empty icon={IconDatabase} title={t.records.empty} says={t.records.emptySays} />
      </div>
    )
  }
  return (
    <div className="panel scroll" role="region" aria-label={t.records.title} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t.records.record}</th>
            <th scope="col">{t.records.state}</th>
            <th scope="col">{t.records.created}</th>
            <th scope="col">{t.records.status}</th>
            <th scope="col">{t.records.ends}</th>
          </tr>
        </thead>
        <tbody>
          {records.rows.map((row) => (
            <tr key={row.id} data-record={row.id}>
              <td>
                <button
                  type="button"
                  className="record-link mono"
                  aria-label={t.records.show(row.id.slice(-8))}
                  onClick={() => choose(row.id)}
                >
                  {row.id.slice(-8)}
                </button>
              </td>
              <td>{row.state === null ? t.records.nothing : say(row.state)}</td>
              <td style={{ whiteSpace: 'nowrap' }}>{moment(row.created)}</td>
              <td>
                <Status row={row} />
              </td>
              <td style={{ whiteSpace: 'nowrap' }}>
                {row.ends === null ? <span className="quiet">{t.records.endsOpen}</span> : day(row.ends)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Whether it may be used, and if not, why and until when. */
function Status({ row }: { readonly row: RecordRow }) {
  const { t, say, day } = useSpeech()
  return (
    <>
      {row.held ? <div>{t.records.held}</div> : null}
      {row.restricted === null ? (
        row.held ? null : (
          <span className="quiet">{t.records.free}</span>
        )
      ) : (
        <>
          {t.records.restricted}
          {row.restrictedUntil === null ? '' : ` ${t.records.until(day(row.restrictedUntil))}`}
          <div className="quiet tiny">{say(row.restricted)}</div>
        </>
      )}
    </>
  )
}

function Detail({
  row,
  store,
  company,
  gone,
}: {
  readonly row: RecordRow
  readonly store: RecordStore
  readonly company: string
  readonly gone: (says: string) => void
}) {
  const { t, say, day, moment } = useSpeech()
  const mayAct = useMayAct()
  const client = useQueryClient()
  const step = useMutation({
    mutationFn: (which: RecordRow['steps'][number]) =>
      post<StepTaken>(`${companyPath(company)}/records/${store.id}/${row.id}/step`, { step: which }),
    onSettled: () => client.invalidateQueries({ queryKey: [company] }),
  })
  return (
    <div className="stack">
      <dl className="facts">
        <dt>{t.records.record}</dt>
        <dd className="mono small">{row.id}</dd>
        <dt>{t.records.state}</dt>
        <dd>{row.state === null ? t.records.nothing : say(row.state)}</dd>
        <dt>{t.records.created}</dt>
        <dd>{moment(row.created)}</dd>
        {row.dates.map((one) => (
          <div key={say(one.title)} style={{ display: 'contents' }}>
            <dt>{say(one.title)}</dt>
            <dd>{day(one.day)}</dd>
          </div>
        ))}
        <dt>{t.records.status}</dt>
        <dd>
          <Status row={row} />
        </dd>
        <dt>{t.records.ends}</dt>
        <dd>
          {row.ends === null ? t.records.endsOpen : day(row.ends)}
          {row.endsBy === null ? null : <div className="quiet small">{say(row.endsBy)}</div>}
        </dd>
      </dl>
      {step.isSuccess ? <Note tone="good">{t.records.stepDone(say(step.data.says))}</Note> : null}
      {step.isError ? <Note tone="bad">{step.error.message}</Note> : null}
      {mayAct ? (
        <>
          {row.steps.length === 0 ? null : (
            <section className="drawer-part">
              <h2>{t.records.steps}</h2>
              <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
                {row.steps.map((one) => (
                  <Button
                    key={one}
                    variant="default"
                    loading={step.isPending && step.variables === one}
                    onClick={() => step.mutate(one)}
                  >
                    {t.records.step[one]}
                  </Button>
                ))}
              </div>
            </section>
          )}
          <Opening row={row} store={store} company={company} />
          {row.erasable ? <Unlawful row={row} store={store} company={company} gone={gone} /> : null}
        </>
      ) : (
        <p className="quiet small">{t.records.looking}</p>
      )}
    </div>
  )
}

interface Part {
  readonly row: RecordRow
  readonly store: RecordStore
  readonly company: string
}

/** Opens a record through the gate: for a purpose, in a role, with a reason. What comes back is shown until one leaves. */
function Opening({ row, store, company }: Part) {
  const { t, say } = useSpeech()
  const [chosen, setChosen] = useState('')
  const [reason, setReason] = useState('')
  const use = store.uses.find((one) => `${one.purpose} ${one.role}` === chosen)
  const open = useMutation({
    mutationFn: () =>
      post<Used>(`${companyPath(company)}/uses`, {
        store: store.id,
        activity: use?.activity,
        purpose: use?.purpose,
        role: use?.role,
        record: row.id,
        reason,
      }),
    gcTime: 0,
  })
  if (store.uses.length === 0) return <p className="quiet small">{t.records.noUses}</p>
  return (
    <section className="drawer-part">
      <h2>{t.records.open}</h2>
      <form
        style={{ display: 'grid', gap: 10 }}
        onSubmit={(event) => {
          event.preventDefault()
          open.mutate()
        }}
      >
        <p className="quiet small" style={{ margin: 0 }}>
          {t.records.openSays}
        </p>
        <NativeSelect
          label={t.records.use}
          required
          withAsterisk={false}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={[
            { value: '', label: t.records.choose },
            ...store.uses.map((one) => ({
              value: `${one.purpose} ${one.role}`,
              label: `${say(one.title)} (${say(one.roleTitle)})`,
            })),
          ]}
        />
        <TextInput
          label={t.records.reason}
          required
          withAsterisk={false}
          maxLength={400}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div>
          <Button type="submit" loading={open.isPending}>
            {t.records.openGo}
          </Button>
        </div>
        {open.isError ? <Note tone="bad">{open.error.message}</Note> : null}
      </form>
      {open.isSuccess ? <Opened used={open.data} /> : null}
    </section>
  )
}

function Opened({ used }: { readonly used: Used }) {
  const { t, say } = useSpeech()
  return (
    <div style={{ marginTop: 16 }} data-testid="opened" role="status">
      <p className="quiet small" style={{ margin: '0 0 8px' }}>
        {t.records.ground}: {used.ground}
        {used.duty ? ` · ${t.records.duty}` : ''}
      </p>
      {used.records.map((record) => (
        <dl
          className="facts"
          key={record.id}
          style={{ gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)' }}
        >
          {record.fields.map((field) => (
            <div key={field.column} style={{ display: 'contents' }}>
              <dt>{say(field.title)}</dt>
              <dd>
                <Value field={field} />
              </dd>
            </div>
          ))}
        </dl>
      ))}
    </div>
  )
}

function Value({ field }: { readonly field: Used['records'][number]['fields'][number] }) {
  const { t, say, day, moment } = useSpeech()
  const { type, value, says } = field
  if (value === null) return t.records.nothing
  if (says !== null) return say(says)
  if (type === 'day') return day(String(value))
  if (type === 'instant') return moment(String(value))
  if (type === 'image') {
    return <img src={String(value)} alt={say(field.title)} style={{ maxWidth: '100%', borderRadius: 6 }} />
  }
  return String(value)
}

/** Erases what must not be stored (Art. 17(1)(d) GDPR), with the ground and who reviewed it. */
function Unlawful({ row, store, company, gone }: Part & { readonly gone: (says: string) => void }) {
  const { t, say } = useSpeech()
  const client = useQueryClient()
  const [ground, setGround] = useState('')
  const [reviewer, setReviewer] = useState('')
  const erase = useMutation({
    mutationFn: () =>
      post<UnlawfulErased>(`${companyPath(company)}/records/${store.id}/${row.id}/erase`, {
        ground,
        reviewer,
      }),
    onSuccess: async (erased) => {
      gone(say(erased.says))
      await client.invalidateQueries({ queryKey: [company] })
    },
  })
  return (
    <details className="action">
      <summary>{t.records.unlawful}</summary>
      <form
        style={{ display: 'grid', gap: 10 }}
        onSubmit={(event) => {
          event.preventDefault()
          erase.mutate()
        }}
      >
        <p className="quiet small" style={{ margin: 0 }}>
          {t.records.unlawfulSays}
        </p>
        <Textarea
          label={t.records.unlawfulGround}
          required
          withAsterisk={false}
          autosize
          minRows={2}
          maxLength={400}
          value={ground}
          onChange={(event) => setGround(event.currentTarget.value)}
        />
        <Colleague company={company} label={t.records.reviewer} value={reviewer} choose={setReviewer} />
        {erase.isError ? <Note tone={toneOf(erase.error)}>{erase.error.message}</Note> : null}
        <div>
          <Button type="submit" color="brick" loading={erase.isPending}>
            {t.records.erase}
          </Button>
        </div>
      </form>
    </details>
  )
}
