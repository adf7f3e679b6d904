import { Button, Select, TextInput } from '@mantine/core'
import { IconFilterOff, IconSearch, IconShieldCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useDeferredValue, useMemo } from 'react'
import type { PledgeRow, Pledges } from '../../../../src/server/api/contract.ts'
import { queries } from '../api.ts'
import { useSpeech } from '../language.tsx'
import { useCompanyId } from '../parts/company.ts'
import { Empty, Failed, Loading, PageHead } from '../parts/states.tsx'
import { VerdictBadge, verdicts } from '../parts/verdict.tsx'
import type { PledgeSearch } from '../router.tsx'

export function PledgesRoom() {
  const { t } = useSpeech()
  const company = useCompanyId()
  const { data, isPending, isError, error, refetch } = useQuery(queries.pledges(company))
  return (
    <>
      <PageHead title={t.pledges.title} />
      {isPending ? (
        <Loading />
      ) : isError ? (
        <Failed error={error} retry={refetch} />
      ) : (
        <List data={data} company={company} />
      )}
    </>
  )
}

const ways = ['inspect', 'watch', 'rehearse', 'compare', 'file', 'probe', 'visit'] as const
const worstFirst = { broken: 0, unproven: 1, reported: 2, kept: 3 } as const

function List({ data, company }: { readonly data: Pledges; readonly company: string }) {
  const { t, say } = useSpeech()
  const search: PledgeSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const sought = useDeferredValue(search.q ?? '')
  const shown = useMemo(() => {
    const words = sought.toLowerCase().split(/\s+/u).filter(Boolean)
    return data.pledges
      .filter((pledge) => search.verdict === undefined || pledge.verdict === search.verdict)
      .filter((pledge) => search.group === undefined || pledge.group === search.group)
      .filter((pledge) => search.way === undefined || pledge.way === search.way)
      .filter((pledge) => {
        const all =
          `${pledge.says.de} ${pledge.says.en} ${pledge.provision.de} ${pledge.provision.en} ${pledge.id}`.toLowerCase()
        return words.every((word) => all.includes(word))
      })
      .sort((a, b) => worstFirst[a.verdict] - worstFirst[b.verdict])
  }, [data, search.verdict, search.group, search.way, sought])
  const change = (next: Partial<Record<keyof PledgeSearch, string | null>>): void => {
    const merged = Object.entries({ ...search, ...next }).filter(
      ([, value]) => value !== null && value !== '',
    )
    void navigate({
      to: '/$company/pledges',
      params: { company },
      search: Object.fromEntries(merged) as PledgeSearch,
      replace: true,
    })
  }
  if (data.pledges.length === 0) {
    return <Empty icon={IconShieldCheck} title={t.pledges.empty} says={t.pledges.emptySays} />
  }
  const filtered = Object.keys(search).length > 0
  return (
    <>
      <search className="filters">
        <TextInput
          type="search"
          aria-label={t.pledges.search}
          placeholder={t.pledges.search}
          leftSection={<IconSearch size={15} stroke={1.7} aria-hidden />}
          value={search.q ?? ''}
          onChange={(event) => change({ q: event.currentTarget.value })}
          style={{ flex: '1 1 220px', maxWidth: 340 }}
        />
        <Select
          aria-label={t.pledges.filterVerdict}
          placeholder={t.pledges.filterVerdict}
          clearable
          w={150}
          data={verdicts.map((value) => ({ value, label: t.verdict[value] }))}
          value={search.verdict ?? null}
          onChange={(verdict) => change({ verdict })}
        />
        <Select
          aria-label={t.pledges.filterGroup}
          placeholder={t.pledges.filterGroup}
          clearable
          w={200}
          data={data.groups.map((group) => ({ value: group.id, label: say(group.title) }))}
          value={search.group ?? null}
          onChange={(group) => change({ group })}
        />
        <Select
          aria-label={t.pledges.filterWay}
          placeholder={t.pledges.filterWay}
          clearable
          w={180}
          data={ways.map((value) => ({ value, label: t.way[value] }))}
          value={search.way ?? null}
          onChange={(way) => change({ way })}
        />
        <span className="quiet small" role="status">
          {t.pledges.shown(shown.length, data.pledges.length)}
        </span>
      </search>
      {shown.length === 0 ? (
        <div className="panel">
          <Empty icon={IconFilterOff} title={t.pledges.nothing} says={t.pledges.nothingSays}>
            {filtered ? (
              <Button
                mt="sm"
                variant="default"
                onClick={() => change({ verdict: null, group: null, way: null, q: null })}
              >
                {t.pledges.clear}
              </Button>
            ) : null}
          </Empty>
        </div>
      ) : (
        <ul className="list panel" aria-label={t.pledges.title}>
          {shown.map((pledge) => (
            <Row key={pledge.id} pledge={pledge} company={company} />
          ))}
        </ul>
      )}
    </>
  )
}

function Row({ pledge, company }: { readonly pledge: PledgeRow; readonly company: string }) {
  const { t, say, moment, number } = useSpeech()
  return (
    <li>
      <Link to="/$company/pledge/$" params={{ company, _splat: pledge.id }} className="row">
        <span>
          <VerdictBadge verdict={pledge.verdict} />
        </span>
        <span style={{ minWidth: 0 }}>
          <span style={{ display: 'block', lineHeight: 1.4 }}>{say(pledge.says)}</span>
          <span className="quiet tiny">{say(pledge.provision)}</span>
        </span>
        <span className="row-side">
          {t.way[pledge.way]}
          <br />
          <span style={pledge.offences > 0 ? { color: 'var(--broken)' } : {}}>
            {pledge.offences > 0
              ? t.pledges.offences(pledge.offences)
              : t.pledges.examined(number(pledge.examined))}
          </span>
        </span>
        <span className="row-side">{pledge.taken === null ? t.overview.never : moment(pledge.taken)}</span>
      </Link>
    </li>
  )
}
