import { Button, Group, Modal, Tabs, Text } from '@mantine/core'
import { IconDatabaseOff, IconHistory, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import type { Retention, RetentionRow, RetentionRun } from '../../../../src/server/api/contract.ts'
import { companyPath, post, queries } from '../api.ts'
import { useSpeech } from '../language.tsx'
import { useCompany, useCompanyId } from '../parts/company.ts'
import { Empty, Failed, Loading, Note, PageHead, Panel } from '../parts/states.tsx'

const DueChart = lazy(() => import('../parts/DueChart.tsx'))

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
  const { t, number, day, moment, say } = useSpeech()
  const role = useCompany()?.role
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const run = useMutation({
    mutationFn: () => post<RetentionRun>(`${companyPath(company)}/retention/run`, { hash: plan.hash }),
    onSuccess: () => client.invalidateQueries({ queryKey: [company] }),
    onError: () => client.invalidateQueries({ queryKey: [company, 'retention'] }),
    onSettled: () => setAsking(false),
  })
  const due = plan.rows.filter((row) => row.fate === 'erase' && row.due <= plan.today)
  return (
    <>
      <PageHead
        title={t.retention.title}
        lead={plan.due > 0 ? t.retention.dueNow(number(plan.due)) : t.retention.nothingDue}
      >
        {role === 'officer' || role === 'desk' ? (
          <Button
            disabled={plan.due === 0}
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
            <Tabs.Tab value="runs">{t.retention.runs}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="plan">
            {plan.rows.length === 0 ? (
              <div className="panel">
                <Empty icon={IconDatabaseOff} title={t.retention.empty} says={t.retention.emptySays} />
              </div>
            ) : (
              <div className="stack">
                <Panel title={t.retention.chart} says={t.retention.chartSays}>
                  <Suspense fallback={<div style={{ height: 170 }} />}>
                    <DueChart rows={plan.rows} />
                  </Suspense>
                </Panel>
                <PlanTable rows={plan.rows} />
              </div>
            )}
          </Tabs.Panel>
          <Tabs.Panel value="rules">
            <div className="panel scroll">
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col">{t.retention.what}</th>
                    <th scope="col">{t.retention.rule}</th>
                    <th scope="col">{t.retention.length}</th>
                    <th scope="col">{t.retention.starts}</th>
                    <th scope="col">{t.retention.meanwhile}</th>
                    <th scope="col">{t.retention.provision}</th>
                  </tr>
                </thead>
                <tbody>
                  {plan.rules.map((rule) => (
                    <tr key={`${rule.store.de} ${rule.rule.de} ${rule.starts.de}`}>
                      <td>{say(rule.store)}</td>
                      <td>{say(rule.rule)}</td>
                      <td>{say(rule.length)}</td>
                      <td>{say(rule.starts)}</td>
                      <td>{t.retention.during[rule.during]}</td>
                      <td>{rule.provision}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </Tabs.Panel>
          <Tabs.Panel value="runs">
            {plan.runs.length === 0 ? (
              <div className="panel">
                <Empty icon={IconHistory} title={t.retention.noRuns} />
              </div>
            ) : (
              <div className="panel scroll">
                <table className="table">
                  <thead>
                    <tr>
                      <th scope="col">{t.ledger.at}</th>
                      <th scope="col" className="number">
                        {t.retention.erased}
                      </th>
                      <th scope="col" className="number">
                        {t.retention.heldBack}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {plan.runs.map((one) => (
                      <tr key={one.at}>
                        <td>{moment(one.at)}</td>
                        <td className="number">{number(one.erased)}</td>
                        <td className="number">{number(one.held)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
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
          {due.map((row) => (
            <li key={`${row.store} ${row.period} ${row.due}`} style={{ padding: '8px 14px' }}>
              <b style={{ fontWeight: 550 }}>
                {number(row.rows)} × {say(row.storeTitle)}
              </b>
              <div className="quiet small">
                {say(row.rule)} · {day(row.due)}
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

const fates: Readonly<Record<RetentionRow['fate'], string>> = {
  erase: 'broken',
  held: 'unproven',
  restricted: 'reported',
  later: 'none',
}

function PlanTable({ rows }: { readonly rows: readonly RetentionRow[] }) {
  const { t, say, day, number } = useSpeech()
  return (
    <div className="panel scroll">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t.retention.when}</th>
            <th scope="col">{t.retention.what}</th>
            <th scope="col">{t.retention.rule}</th>
            <th scope="col" className="number">
              {t.retention.rows}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.store} ${row.period} ${row.due} ${row.fate}`}>
              <td style={{ whiteSpace: 'nowrap' }}>
                {day(row.due)}
                <div>
                  <span
                    className="tiny"
                    style={
                      fates[row.fate] === 'none'
                        ? { color: 'var(--quiet)' }
                        : { color: `var(--${fates[row.fate]})`, fontWeight: 550 }
                    }
                  >
                    {t.retention.fate[row.fate]}
                  </span>
                </div>
              </td>
              <td>
                {say(row.storeTitle)}
                {row.because === null ? null : <div className="quiet small">{say(row.because)}</div>}
              </td>
              <td>
                {say(row.rule)}
                <div className="quiet small">{row.provision}</div>
              </td>
              <td className="number">{number(row.rows)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
