import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import {
  IconArrowLeft,
  IconChevronLeft,
  IconChevronRight,
  IconExternalLink,
  IconRefresh,
} from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import type { PledgeDetail, Proven } from '../../../../src/server/api/contract.ts'
import { companyPath, post, queries } from '../api.ts'
import { useSpeech } from '../language.tsx'
import { useCompanyId } from '../parts/company.ts'
import { Failed, Loading, Note, PageHead, Panel } from '../parts/states.tsx'
import { VerdictBadge } from '../parts/verdict.tsx'

export function Pledge() {
  const { t } = useSpeech()
  const company = useCompanyId()
  const { _splat: id = '' } = useParams({ strict: false })
  const client = useQueryClient()
  const navigate = useNavigate()
  const { data, isPending, isError, error, refetch } = useQuery(queries.pledge(company, id))
  const all = useQuery(queries.pledges(company))
  const prove = useMutation({
    mutationFn: () => post<Proven>(`${companyPath(company)}/prove`, { pledges: [id] }),
    onSuccess: () => client.invalidateQueries({ queryKey: [company] }),
  })
  const ids = all.data?.pledges.map((pledge) => pledge.id) ?? []
  const at = ids.indexOf(id)
  const go = (to: number): void => {
    const next = ids[to]
    if (next !== undefined) void navigate({ to: '/$company/pledge/$', params: { company, _splat: next } })
  }
  useHotkeys([
    ['j', () => go(at + 1)],
    ['k', () => go(at - 1)],
  ])
  return (
    <>
      <p style={{ margin: '0 0 10px', display: 'flex', alignItems: 'center', gap: 6 }}>
        <Link to="/$company/pledges" params={{ company }} style={back}>
          <IconArrowLeft size={15} stroke={1.7} aria-hidden /> {t.pledges.title}
        </Link>
        <span style={{ marginLeft: 'auto', display: 'flex', gap: 4 }}>
          <Tooltip label={`${t.pledge.previous} (k)`}>
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={at <= 0}
              aria-label={t.pledge.previous}
              onClick={() => go(at - 1)}
            >
              <IconChevronLeft size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={`${t.pledge.next} (j)`}>
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={at < 0 || at >= ids.length - 1}
              aria-label={t.pledge.next}
              onClick={() => go(at + 1)}
            >
              <IconChevronRight size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </span>
      </p>
      {isPending ? (
        <Loading />
      ) : isError ? (
        <Failed error={error} retry={refetch} />
      ) : (
        <Detail
          pledge={data}
          proving={prove.isPending}
          fault={prove.error?.message ?? null}
          prove={() => prove.mutate()}
        />
      )}
    </>
  )
}

export const back = {
  display: 'inline-flex',
  alignItems: 'center',
  gap: 5,
  color: 'var(--quiet)',
  textDecoration: 'none',
} as const

/** Where a pledge was broken, and how many places more there were. */
function Offended({ offended, all }: { readonly offended: PledgeDetail['offended']; readonly all: number }) {
  const { t, say } = useSpeech()
  return (
    <>
      {offended.map((offence, i) => (
        <div className="offence" key={`${offence.place.en} ${i}`}>
          <div>{say(offence.says)}</div>
          <div className="mono">{say(offence.place)}</div>
        </div>
      ))}
      {all > offended.length ? (
        <p className="quiet small">{t.pledge.moreOffences(all - offended.length)}</p>
      ) : null}
    </>
  )
}

function Detail({
  pledge,
  prove,
  proving,
  fault,
}: {
  readonly pledge: PledgeDetail
  readonly prove: () => void
  readonly proving: boolean
  readonly fault: string | null
}) {
  const { t, say, moment, day, number, language } = useSpeech()
  const company = useCompanyId()
  return (
    <>
      <PageHead
        title={say(pledge.says)}
        lead={
          <span
            style={{ display: 'inline-flex', gap: 10, alignItems: 'center', flexWrap: 'wrap', marginTop: 4 }}
          >
            <VerdictBadge verdict={pledge.verdict} />
            {t.verdictSays[pledge.verdict]}
          </span>
        }
      >
        <Button
          loading={proving}
          leftSection={<IconRefresh size={16} stroke={1.7} aria-hidden />}
          onClick={prove}
        >
          {t.pledge.proveAgain}
        </Button>
      </PageHead>
      {fault === null ? null : (
        <div style={{ marginBottom: 16 }}>
          <Note tone="bad">{fault}</Note>
        </div>
      )}
      <div className="two">
        <div className="stack">
          <Panel
            title={t.pledge.evidence}
            aside={<span className="quiet small">{pledge.taken === null ? '' : moment(pledge.taken)}</span>}
          >
            {pledge.taken === null ? (
              <p className="quiet" style={{ margin: 0 }}>
                {t.pledge.notYet}
              </p>
            ) : (
              <div className="stack" style={{ gap: 12 }}>
                {pledge.saw === null ? null : <p style={{ margin: 0 }}>{say(pledge.saw)}</p>}
                {pledge.vacuous === null ? null : (
                  <Note tone="plain">
                    <b>{t.pledge.vacuous}.</b> {say(pledge.vacuous)}
                  </Note>
                )}
                {pledge.unable === null ? null : (
                  <Note tone="bad">
                    <b>{t.pledge.unable}.</b> {say(pledge.unable)}
                  </Note>
                )}
                {pledge.reported === null ? null : (
                  <Note tone="plain">
                    {t.pledge.reportedBy} {pledge.reported.by}, {day(pledge.reported.on)}
                  </Note>
                )}
                {pledge.offended.length === 0 ? null : (
                  <div>
                    <h3 className="small" style={{ margin: '4px 0 8px', color: 'var(--broken)' }}>
                      {t.pledges.offences(pledge.offences)}
                    </h3>
                    <Offended offended={pledge.offended} all={pledge.offences} />
                  </div>
                )}
              </div>
            )}
          </Panel>
          <Panel title={t.pledge.clauses}>
            {pledge.clauses.length === 0 ? (
              <p className="quiet" style={{ margin: 0 }}>
                {t.pledge.noClauses}
              </p>
            ) : (
              <div className="stack">
                {pledge.clauses.map((clause) => (
                  <div key={clause.id}>
                    <blockquote className="clause">{say(clause.text)}</blockquote>
                    <p className="clause-foot quiet small" style={{ margin: '5px 0 0 17px' }}>
                      {clause.section === null ? '' : `${say(clause.section)} · `}
                      {clause.provisions.length === 0 ? '' : `${clause.provisions.map(say).join(', ')} · `}
                      <a
                        href={clause.href[language]}
                        target="_blank"
                        rel="noreferrer"
                        style={{ color: 'var(--accent)' }}
                      >
                        {t.pledge.inNotice}{' '}
                        <IconExternalLink size={12} aria-hidden style={{ verticalAlign: '-1px' }} />
                      </a>
                    </p>
                  </div>
                ))}
              </div>
            )}
          </Panel>
          <Panel title={t.pledge.history}>
            {pledge.history.length === 0 ? (
              <p className="quiet" style={{ margin: 0 }}>
                {t.pledge.noHistory}
              </p>
            ) : (
              <ol className="timeline">
                {pledge.history.map((run) => (
                  <li key={run.at} data-state={run.verdict === 'broken' ? 'late' : 'past'}>
                    <span style={{ display: 'flex', gap: 10, alignItems: 'center', flexWrap: 'wrap' }}>
                      <time dateTime={run.at}>{moment(run.at)}</time>
                      <VerdictBadge verdict={run.verdict} />
                    </span>
                    {run.offended.length === 0 ? (
                      <span className="quiet small">{say(run.saw)}</span>
                    ) : (
                      <Offended offended={run.offended} all={run.offences} />
                    )}
                  </li>
                ))}
              </ol>
            )}
          </Panel>
        </div>
        <Panel>
          <dl className="facts facts-tall">
            <dt>{t.pledge.provision}</dt>
            <dd>{say(pledge.provision)}</dd>
            <dt>{t.pledge.way}</dt>
            <dd>
              {t.way[pledge.way]}
              <br />
              <span className="quiet small">{t.waySays[pledge.way]}</span>
            </dd>
            <dt>{t.pledge.reach}</dt>
            <dd>{t.reach[pledge.reach]}</dd>
            <dt>{t.pledge.examined}</dt>
            <dd>{number(pledge.examined)}</dd>
            <dt>{t.pledge.fresh}</dt>
            <dd>{pledge.freshUntil === null ? t.pledge.stale : moment(pledge.freshUntil)}</dd>
            <dt>{t.pledge.identifier}</dt>
            <dd className="mono">{pledge.id}</dd>
          </dl>
          <p style={{ margin: '14px 0 0' }}>
            <Link
              to="/$company/pledges"
              params={{ company }}
              search={{ group: pledge.group }}
              style={{ color: 'var(--accent)' }}
              className="small"
            >
              {t.pledge.sameArea}
            </Link>
          </p>
        </Panel>
      </div>
    </>
  )
}
