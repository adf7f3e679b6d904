import { Button, Group, Modal, Tabs, Text } from '@mantine/core'
import { IconCalendarCheck, IconDatabaseOff, IconHistory, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Retention, RetentionRun, RetentionStore } from '../../../../src/server/api/contract.ts'
import { companyPath, post, queries } from '../api.ts'
import { useSpeech } from '../language.tsx'
import { useCompanyId, useMayAct } from '../parts/company.ts'
import { HoldsPanel } from '../parts/Holds.tsx'
import { Empty, Failed, Loading, Note, PageHead, Panel } from '../parts/states.tsx'

export function RetentionRoom() {
  const { t } = useSpeech()
  const company = useCompanyId()
  const { data, isPending, isError, error, refetch } = useQuery(queries.retention(company))
  if (isPending || isError) {
    return (
      <>
        <PageHead title={t.retention.title} />
        {isError ? <Failed error={error} retry={refetch} /> : <Loading />}
      </>
    )
  }
  return <Room plan={data} company={company} />
}

function Room({ plan, company }: { readonly plan: Retention; readonly company: string }) {
  const { t, number, say } = useSpeech()
  const mayAct = useMayAct()
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const run = useMutation({
    mutationFn: () => post<RetentionRun>(`${companyPath(company)}/retention/run`, { hash: plan.hash }),
    onSuccess: () => client.invalidateQueries({ queryKey: [company] }),
    onError: () => client.invalidateQueries({ queryKey: [company, 'retention'] }),
    onSettled: () => setAsking(false),
  })
  const something = plan.due + plan.toRestrict > 0
  return (
    <>
      <PageHead
        title={t.retention.title}
        lead={plan.due > 0 ? t.retention.dueNow(number(plan.due)) : t.retention.nothingDue}
      >
        {mayAct ? (
          <Button
            disabled={!something}
            leftSection={<IconTrash size={16} stroke={1.7} aria-hidden />}
            onClick={() => setAsking(true)}
          >
            {t.retention.run}
          </Button>
        ) : undefined}
      </PageHead>
      <div className="stack">
        {run.isSuccess ? <Note tone="good">{say(run.data.says)}</Note> : null}
        {run.isError ? <Note tone="bad">{run.error.message}</Note> : null}
        <Tabs defaultValue="plan" keepMounted={false}>
          <Tabs.List mb="md">
            <Tabs.Tab value="plan">{t.retention.plan}</Tabs.Tab>
            <Tabs.Tab value="rules">{t.retention.rules}</Tabs.Tab>
            <Tabs.Tab value="holds">{t.holds.tab}</Tabs.Tab>
            <Tabs.Tab value="runs">{t.retention.runs}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="plan">
            {plan.stores.length === 0 ? (
              <div className="panel">
                <Empty icon={IconDatabaseOff} title={t.retention.empty} says={t.retention.emptySays} />
              </div>
            ) : (
              <div className="two">
                <Stores stores={plan.stores} />
                <Agenda stores={plan.stores} />
              </div>
            )}
          </Tabs.Panel>
          <Tabs.Panel value="rules">
            <Rules stores={plan.stores} />
          </Tabs.Panel>
          <Tabs.Panel value="holds">
            <HoldsPanel company={company} />
          </Tabs.Panel>
          <Tabs.Panel value="runs">
            <Runs runs={plan.runs} />
          </Tabs.Panel>
        </Tabs>
      </div>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t.retention.runTitle}
        size="lg"
        closeButtonProps={{ 'aria-label': t.close }}
      >
        <Text>{t.retention.runSays(number(plan.due))}</Text>
        <ul className="list panel" style={{ marginTop: 14 }}>
          {plan.stores
            .filter((store) => store.due + store.toRestrict > 0)
            .map((store) => (
              <li key={store.id} style={{ padding: '8px 14px' }}>
                <b style={{ fontWeight: 550 }}>{say(store.title)}</b>
                <div className="quiet small">
                  {store.due > 0 ? `${number(store.due)} ${t.retention.erased}` : ''}
                  {store.due > 0 && store.toRestrict > 0 ? ', ' : ''}
                  {store.toRestrict > 0 ? `${number(store.toRestrict)} ${t.retention.state.restricted}` : ''}
                </div>
              </li>
            ))}
        </ul>
        <p className="quiet tiny mono">{plan.hash}</p>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => setAsking(false)}>
            {t.cancel}
          </Button>
          <Button color="brick" loading={run.isPending} onClick={() => run.mutate()}>
            {t.retention.runGo}
          </Button>
        </Group>
      </Modal>
    </>
  )
}

const shares = ['use', 'restricted', 'held', 'due'] as const
type Share = (typeof shares)[number]

function sharesOf(store: RetentionStore): Readonly<Record<Share, number>> {
  return {
    due: store.due,
    held: store.held,
    restricted: store.restricted + store.toRestrict,
    use: Math.max(0, store.rows - store.due - store.held - store.restricted - store.toRestrict),
  }
}

/** Each place with how much lies there and in what state: a bar says it before the numbers are read. */
function Stores({ stores }: { readonly stores: readonly RetentionStore[] }) {
  const { t, say, number } = useSpeech()
  const filled = stores.filter((store) => store.rows > 0)
  const empty = stores.filter((store) => store.rows === 0)
  return (
    <ul className="list panel">
      {filled.map((store) => {
        const parts = sharesOf(store)
        return (
          <li key={store.id} style={{ padding: '14px 18px' }}>
            <div style={{ display: 'flex', justifyContent: 'space-between', gap: 12 }}>
              <h2 style={{ margin: 0, fontSize: '0.9375rem' }}>{say(store.title)}</h2>
              <span className="quiet">{number(store.rows)}</span>
            </div>
            <div className="shares" aria-hidden="true">
              {shares.map((share) =>
                parts[share] === 0 ? null : (
                  <span key={share} data-share={share} style={{ flexGrow: parts[share] }} />
                ),
              )}
            </div>
            <ul className="shares-key">
              {shares.map((share) =>
                parts[share] === 0 ? null : (
                  <li key={share}>
                    <i data-share={share} aria-hidden="true" />
                    {number(parts[share])} {t.retention.state[share]}
                  </li>
                ),
              )}
              {store.unclear === 0 ? null : (
                <li style={{ color: 'var(--broken)' }}>
                  {number(store.unclear)} {t.retention.state.unclear}
                </li>
              )}
            </ul>
            <Kept store={store} />
            <Files store={store} />
          </li>
        )
      })}
      {empty.length === 0 ? null : (
        <li style={{ padding: '12px 18px' }} className="quiet small">
          {t.retention.emptyStores}: {empty.map((store) => say(store.title)).join(', ')}
        </li>
      )}
    </ul>
  )
}

function Kept({ store }: { readonly store: RetentionStore }) {
  const { t, say, day } = useSpeech()
  if (store.kept.length === 0) return null
  return (
    <details className="fold">
      <summary>{t.retention.kept}</summary>
      <div className="scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t.retention.record}</th>
              <th scope="col">{t.retention.why}</th>
              <th scope="col">{t.retention.until}</th>
            </tr>
          </thead>
          <tbody>
            {store.kept.map((record) => (
              <tr key={record.record}>
                <td className="mono">{record.record.slice(0, 13)}</td>
                <td>
                  {say(record.because)}
                  <div className="quiet tiny">{t.retention.state[record.fate]}</div>
                </td>
                <td style={{ whiteSpace: 'nowrap' }}>{record.until === null ? '–' : day(record.until)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

function Files({ store }: { readonly store: RetentionStore }) {
  const { t, number } = useSpeech()
  if (store.files.length === 0) return null
  return (
    <details className="fold">
      <summary>{t.retention.files(store.files.length)}</summary>
      <ul className="list small" style={{ marginTop: 6 }}>
        {store.files.map((file) => (
          <li key={file.file} style={{ display: 'flex', gap: 12, padding: '5px 0' }}>
            <span className="mono" style={{ flex: 1 }}>
              {file.file}
            </span>
            <span className="quiet">{number(file.lines)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** The days on which something goes, the next one first. */
function Agenda({ stores }: { readonly stores: readonly RetentionStore[] }) {
  const { t, say, day } = useSpeech()
  const ahead = stores
    .flatMap((store) => store.rules.map((rule) => ({ store, rule })))
    .flatMap(({ store, rule }) => (rule.next === null ? [] : [{ store, rule, next: rule.next }]))
    .sort((a, b) => (a.next < b.next ? -1 : 1))
  return (
    <Panel title={t.retention.agenda}>
      {ahead.length === 0 ? (
        <Empty icon={IconCalendarCheck} title={t.retention.nothingAhead} />
      ) : (
        <ol className="timeline">
          {ahead.map(({ store, rule, next }) => (
            <li key={rule.id} data-state="ahead">
              <time dateTime={next} style={{ fontWeight: 550 }}>
                {day(next)}
              </time>
              <div>{say(store.title)}</div>
              <div className="quiet small">{say(rule.says)}</div>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  )
}

function Rules({ stores }: { readonly stores: readonly RetentionStore[] }) {
  const { t, say } = useSpeech()
  return (
    <div className="panel scroll">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t.retention.what}</th>
            <th scope="col">{t.retention.length}</th>
            <th scope="col">{t.retention.starts}</th>
            <th scope="col">{t.retention.meanwhile}</th>
            <th scope="col">{t.retention.why}</th>
          </tr>
        </thead>
        <tbody>
          {stores.flatMap((store) =>
            store.rules.map((rule) => (
              <tr key={rule.id}>
                <td>
                  {say(store.title)}
                  <div className="quiet small">
                    {say(rule.activity)}
                    {rule.states === null ? null : <span> · {say(rule.states)}</span>}
                  </div>
                </td>
                <td style={{ whiteSpace: 'nowrap' }}>{say(rule.length)}</td>
                <td>{say(rule.starts)}</td>
                <td style={{ whiteSpace: 'nowrap' }}>{t.retention.during[rule.during]}</td>
                <td>{say(rule.reason)}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  )
}

function Runs({ runs }: { readonly runs: Retention['runs'] }) {
  const { t, moment, number } = useSpeech()
  if (runs.length === 0) {
    return (
      <div className="panel">
        <Empty icon={IconHistory} title={t.retention.noRuns} />
      </div>
    )
  }
  return (
    <div className="panel scroll">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t.ledger.at}</th>
            <th scope="col" className="number">
              {t.retention.erased}
            </th>
            <th scope="col" className="number">
              {t.retention.lines}
            </th>
            <th scope="col" className="number">
              {t.retention.state.restricted}
            </th>
            <th scope="col" className="number">
              {t.retention.heldBack}
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map((one) => (
            <tr key={one.at}>
              <td>{moment(one.at)}</td>
              <td className="number">{number(one.erased)}</td>
              <td className="number">{number(one.lines)}</td>
              <td className="number">{number(one.restricted)}</td>
              <td className="number">{number(one.held)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
