import { Button, Select, Switch, Tabs } from '@mantine/core'
import { IconArchive, IconCalculator } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Ledger, LedgerCheck, LedgerEntry } from '../../../../src/server/api/contract.ts'
import { companyPath, get, post, queries } from '../api.ts'
import { useSpeech } from '../language.tsx'
import { useCompanyId } from '../parts/company.ts'
import { Empty, Failed, Loading, Note, PageHead } from '../parts/states.tsx'

export function LedgerRoom() {
  const { t, number, seconds, say } = useSpeech()
  const company = useCompanyId()
  const verify = useMutation({ mutationFn: () => post<LedgerCheck>(`${companyPath(company)}/ledger/verify`) })
  return (
    <>
      <PageHead title={t.ledger.title}>
        <Button
          loading={verify.isPending}
          leftSection={<IconCalculator size={16} stroke={1.7} aria-hidden />}
          onClick={() => verify.mutate()}
        >
          {t.ledger.verify}
        </Button>
      </PageHead>
      <div className="stack">
        {verify.isError ? <Note tone="bad">{verify.error.message}</Note> : null}
        {verify.isSuccess ? (
          verify.data.sound ? (
            <Note tone="good">
              {t.ledger.sound(
                number(verify.data.entries),
                number(verify.data.blocks),
                seconds(verify.data.milliseconds),
              )}
            </Note>
          ) : (
            <Note tone="bad">
              <b>{t.ledger.faulty(verify.data.faults.length)}</b>
              {verify.data.faults.map((fault) => (
                <div key={`${fault.place.en} ${fault.says.en}`}>
                  {say(fault.says)} <span className="mono">{say(fault.place)}</span>
                </div>
              ))}
            </Note>
          )
        ) : null}
        <Tabs defaultValue="entries" keepMounted={false}>
          <Tabs.List mb="md">
            <Tabs.Tab value="entries">{t.ledger.entries}</Tabs.Tab>
            <Tabs.Tab value="blocks">{t.ledger.blocks}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="entries">
            <Entries company={company} />
          </Tabs.Panel>
          <Tabs.Panel value="blocks">
            <BlockTable company={company} />
          </Tabs.Panel>
        </Tabs>
      </div>
    </>
  )
}

function Entries({ company }: { readonly company: string }) {
  const { t, say, number } = useSpeech()
  const [kind, setKind] = useState<string | null>(null)
  const [rehearsals, setRehearsals] = useState(false)
  const pages = useInfiniteQuery({
    queryKey: [company, 'ledger', kind ?? '', rehearsals],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      get<Ledger>(
        `${companyPath(company)}/ledger?${new URLSearchParams({
          ...(kind === null ? {} : { kind }),
          ...(rehearsals ? { rehearsals: 'shown' } : {}),
          ...(pageParam === '' ? {} : { before: pageParam }),
        })}`,
        signal,
      ),
    getNextPageParam: (page) => page.next,
  })
  if (pages.isPending) return <Loading />
  if (pages.isError) return <Failed error={pages.error} retry={pages.refetch} />
  const [first] = pages.data.pages
  const entries = pages.data.pages.flatMap((page) => page.entries)
  return (
    <>
      <div className="filters">
        <Select
          aria-label={t.ledger.kind}
          placeholder={t.ledger.allKinds}
          clearable
          searchable
          w={260}
          data={(first?.kinds ?? []).map((one) => ({ value: one.kind, label: say(one.title) }))}
          value={kind}
          onChange={setKind}
        />
        <span className="quiet small" role="status">
          {number(first?.total ?? 0)} {t.ledger.entries}
          {rehearsals || !first?.rehearsals ? '' : ` · ${t.ledger.hidden(number(first.rehearsals))}`}
        </span>
        <Switch
          label={t.ledger.rehearsals}
          checked={rehearsals}
          onChange={(event) => setRehearsals(event.currentTarget.checked)}
        />
      </div>
      {entries.length === 0 ? (
        <div className="panel">
          <Empty icon={IconArchive} title={t.ledger.empty} says={t.ledger.emptySays} />
        </div>
      ) : (
        <div className="panel scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t.ledger.at}</th>
                <th scope="col">{t.ledger.kind}</th>
                <th scope="col">{t.ledger.actor}</th>
                <th scope="col">{t.ledger.about}</th>
                <th scope="col">{t.ledger.block}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <Entry key={entry.id} entry={entry} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {pages.hasNextPage ? (
        <p style={{ textAlign: 'center' }}>
          <Button
            variant="default"
            loading={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {t.more}
          </Button>
        </p>
      ) : null}
    </>
  )
}

function Entry({ entry }: { readonly entry: LedgerEntry }) {
  const { t, say, moment } = useSpeech()
  const about = [
    entry.person ? t.ledger.person : null,
    entry.store === null ? null : say(entry.store),
    entry.recipient,
    entry.activity === null ? null : say(entry.activity),
  ].filter((part) => part !== null)
  return (
    <tr>
      <td style={{ whiteSpace: 'nowrap' }}>
        <time dateTime={entry.at}>{moment(entry.at)}</time>
      </td>
      <td>
        {entry.content === null ? (
          say(entry.title)
        ) : (
          <details>
            <summary style={{ cursor: 'pointer' }}>{say(entry.title)}</summary>
            <pre className="mono" style={{ margin: '6px 0 0', whiteSpace: 'pre-wrap' }}>
              {entry.content}
            </pre>
          </details>
        )}
        <div className="quiet tiny">
          <span className="mono">{entry.kind}</span>
          {entry.simulated ? ` · ${t.ledger.simulated}` : ''}
          {entry.readable ? '' : ` · ${t.ledger.erased}`}
        </div>
      </td>
      <td>{say(entry.actor)}</td>
      <td>{about.join(' · ')}</td>
      <td className="quiet">{entry.block === null ? t.ledger.unsealed : entry.block}</td>
    </tr>
  )
}

function BlockTable({ company }: { readonly company: string }) {
  const { t, moment, number } = useSpeech()
  const { data, isPending, isError, error, refetch } = useQuery(queries.blocks(company))
  if (isPending) return <Loading />
  if (isError) return <Failed error={error} retry={refetch} />
  if (data.blocks.length === 0) {
    return (
      <div className="panel">
        <Empty icon={IconArchive} title={t.ledger.noBlocks} />
      </div>
    )
  }
  return (
    <div className="panel scroll">
      <table className="table">
        <thead>
          <tr>
            <th scope="col" className="number">
              {t.ledger.height}
            </th>
            <th scope="col">{t.ledger.sealedAt}</th>
            <th scope="col" className="number">
              {t.ledger.entries}
            </th>
            <th scope="col">{t.ledger.root}</th>
            <th scope="col">{t.ledger.key}</th>
          </tr>
        </thead>
        <tbody>
          {data.blocks.map((block) => (
            <tr key={block.height}>
              <td className="number">{block.height}</td>
              <td style={{ whiteSpace: 'nowrap' }}>{moment(block.sealed)}</td>
              <td className="number">{number(block.entries)}</td>
              <td className="mono">{block.root}</td>
              <td className="mono">{block.key}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
