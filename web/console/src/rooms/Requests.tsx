import { Button, SegmentedControl } from '@mantine/core'
import { IconExternalLink, IconInbox, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { RequestRow, Words } from '../../../../src/server/api/contract.ts'
import { queries } from '../api.ts'
import { useSpeech } from '../language.tsx'
import { useCompanyId, useMayAct } from '../parts/company.ts'
import { EnterRequest } from '../parts/EnterRequest.tsx'
import { Empty, Failed, Loading, PageHead } from '../parts/states.tsx'

export function RequestsRoom() {
  const { t, say, day } = useSpeech()
  const company = useCompanyId()
  const mayAct = useMayAct()
  const [entering, setEntering] = useState(false)
  const [which, setWhich] = useState<'open' | 'done'>('open')
  const { data, isPending, isError, error, refetch } = useQuery(queries.requests(company))
  const shown = data?.requests.filter((request) => request.open === (which === 'open')) ?? []
  const open = data?.requests.filter((request) => request.open).length ?? 0
  return (
    <>
      <PageHead title={t.requests.title}>
        {mayAct ? (
          <Button
            leftSection={<IconPlus size={16} stroke={1.7} aria-hidden />}
            onClick={() => setEntering(true)}
          >
            {t.entry.title}
          </Button>
        ) : null}
        <Button
          component="a"
          href={`/${company}/antrag`}
          target="_blank"
          rel="noreferrer"
          variant="default"
          leftSection={<IconExternalLink size={16} stroke={1.7} aria-hidden />}
        >
          {t.requests.page}
        </Button>
      </PageHead>
      {entering && data !== undefined ? (
        <EnterRequest company={company} today={data.today} close={() => setEntering(false)} />
      ) : null}
      <div className="filters">
        <SegmentedControl
          value={which}
          aria-label={t.requests.title}
          onChange={(value) => setWhich(value === 'done' ? 'done' : 'open')}
          data={[
            { value: 'open', label: `${t.requests.open} (${open})` },
            { value: 'done', label: `${t.requests.done} (${(data?.requests.length ?? 0) - open})` },
          ]}
        />
      </div>
      {isPending ? (
        <Loading />
      ) : isError ? (
        <Failed error={error} retry={refetch} />
      ) : shown.length === 0 ? (
        <div className="panel">
          <Empty
            icon={IconInbox}
            title={which === 'open' ? t.requests.empty : t.requests.emptyDone}
            says={which === 'open' ? t.requests.emptySays : ''}
          />
        </div>
      ) : (
        <div className="panel scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t.requests.what}</th>
                <th scope="col">{t.requests.end}</th>
                <th scope="col">{t.requests.state}</th>
                <th scope="col">{t.requests.received}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((request) => (
                <tr key={request.id}>
                  <td>
                    <Link
                      to="/$company/requests/$request"
                      params={{ company, request: request.id }}
                      style={{
                        color: 'inherit',
                        fontWeight: 550,
                        textUnderlineOffset: 3,
                        textDecorationColor: 'var(--line-strong)',
                      }}
                    >
                      {say(request.title)}
                    </Link>
                  </td>
                  <td>
                    <Light request={request} />
                    {request.legalEnd === null ? null : (
                      <div className="quiet tiny">{day(request.legalEnd)}</div>
                    )}
                  </td>
                  <td>{say(request.stateTitle)}</td>
                  <td>{day(request.received)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

/** The traffic light of a deadline: colour, shape and words say the same. */
export function Light({
  request,
}: {
  readonly request: Pick<RequestRow, 'light'> & { readonly lightSays: Words }
}) {
  const { say } = useSpeech()
  return (
    <span className="light" data-light={request.light}>
      {say(request.lightSays)}
    </span>
  )
}
