import { Button, Tooltip } from '@mantine/core'
import {
  IconAlertTriangle,
  IconChevronRight,
  IconCircleCheck,
  IconClockHour4,
  IconExternalLink,
  IconRefresh,
} from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import type { Counts, Overview, PledgeRow, Proven } from '../../../../src/server/api/contract.ts'
import { companyPath, post, queries } from '../api.ts'
import { useSpeech } from '../language.tsx'
import { useCompanyId } from '../parts/company.ts'
import { Empty, Failed, Loading, Note, PageHead, Panel } from '../parts/states.tsx'
import { Mark, verdicts } from '../parts/verdict.tsx'

const ProofChart = lazy(() => import('../parts/ProofChart.tsx'))

export function OverviewRoom() {
  const { t, ago, moment, seconds } = useSpeech()
  const company = useCompanyId()
  const client = useQueryClient()
  const overview = useQuery(queries.overview(company))
  const prove = useMutation({
    mutationFn: () => post<Proven>(`${companyPath(company)}/prove`),
    onSuccess: () => client.invalidateQueries({ queryKey: [company] }),
  })
  const card = overview.data
  return (
    <>
      <PageHead
        title={t.overview.title}
        lead={
          card === undefined ? undefined : (
            <>
              {card.company.name} · {t.overview.lastProof}{' '}
              {card.proven === null ? (
                t.overview.never
              ) : (
                <time dateTime={card.proven} title={moment(card.proven)}>
                  {ago(card.proven, card.now)}
                </time>
              )}
            </>
          )
        }
      >
        <Button
          component="a"
          href={`/${company}/`}
          target="_blank"
          rel="noreferrer"
          variant="default"
          leftSection={<IconExternalLink size={16} stroke={1.7} aria-hidden />}
        >
          {t.overview.site}
        </Button>
        <Button
          loading={prove.isPending}
          leftSection={<IconRefresh size={16} stroke={1.7} aria-hidden />}
          onClick={() => prove.mutate()}
        >
          {t.overview.prove}
        </Button>
      </PageHead>
      {prove.isSuccess ? (
        <div style={{ marginBottom: 16 }}>
          <Note tone={prove.data.verdicts.broken > 0 ? 'bad' : 'good'}>
            {t.overview.proved(
              sum(prove.data.verdicts),
              seconds(prove.data.milliseconds),
              prove.data.verdicts.broken,
            )}
          </Note>
        </div>
      ) : null}
      {prove.isError ? <Note tone="bad">{prove.error.message}</Note> : null}
      {overview.isError ? (
        <Failed error={overview.error} retry={overview.refetch} />
      ) : card === undefined ? (
        <Loading />
      ) : (
        <Card card={card} company={company} />
      )}
    </>
  )
}

const sum = (counts: Counts): number => verdicts.reduce((total, verdict) => total + counts[verdict], 0)

function Card({ card, company }: { readonly card: Overview; readonly company: string }) {
  const { t, day, number } = useSpeech()
  return (
    <div className="stack">
      <Hero card={card} company={company} />
      <div className="two">
        <div className="stack">
          <Duties card={card} company={company} />
          <Mosaic company={company} />
          {card.history.length < 2 ? null : (
            <Panel title={t.overview.history} says={t.overview.historySays}>
              <Suspense fallback={<div style={{ height: 180 }} />}>
                <ProofChart history={card.history} />
              </Suspense>
            </Panel>
          )}
        </div>
        <section className="panel figures">
          <Link to="/$company/requests" params={{ company }} className="figure">
            <span>{t.overview.requests}</span>
            <b>{number(card.requests.open)}</b>
            {card.requests.open === 0 ? null : (
              <small data-tone={card.requests.late > 0 ? 'late' : undefined}>
                {card.requests.late > 0 ? t.overview.late(card.requests.late) : t.overview.inTime}
                {card.requests.next === null ? '' : `, ${t.overview.nextEnd} ${day(card.requests.next)}`}
              </small>
            )}
          </Link>
          <Link to="/$company/retention" params={{ company }} className="figure">
            <span>{t.overview.due}</span>
            <b>{number(card.retention.due)}</b>
            {card.retention.next === null ? null : (
              <small>
                {t.overview.nextDue} {day(card.retention.next)}
              </small>
            )}
          </Link>
          <Link to="/$company/ledger" params={{ company }} className="figure">
            <span>{t.overview.ledger}</span>
            <b>{number(card.ledger.entries)}</b>
            <small>{t.overview.sealed(card.ledger.sealed)}</small>
          </Link>
          <Link to="/$company/notice" params={{ company }} className="figure">
            <span>{t.overview.notice}</span>
            <b>{card.notice === null ? '–' : t.overview.version(card.notice.version)}</b>
            <small>
              {card.notice === null
                ? t.overview.noNotice
                : `${t.overview.effective} ${day(card.notice.effective)}`}
            </small>
          </Link>
        </section>
      </div>
    </div>
  )
}

function Hero({ card, company }: { readonly card: Overview; readonly company: string }) {
  const { t } = useSpeech()
  const { verdicts: counts } = card
  const all = sum(counts)
  const sentence =
    card.proven === null || all === 0
      ? t.overview.unproven
      : counts.broken > 0
        ? t.overview.broken(counts.broken)
        : counts.kept === all
          ? t.overview.allKept(all)
          : counts.unproven === 0
            ? t.overview.keptAndReported(counts.kept, counts.reported)
            : t.overview.someKept(counts.kept, all)
  return (
    <section className="panel hero" aria-label={t.nav.pledges}>
      <p className="hero-sentence">{sentence}</p>
      <div className="bar" aria-hidden="true">
        {all === 0 ? <span data-verdict="unproven" style={{ flex: 1 }} /> : null}
        {verdicts.map((verdict) =>
          counts[verdict] === 0 ? null : (
            <span key={verdict} data-verdict={verdict} style={{ flex: counts[verdict] }} />
          ),
        )}
      </div>
      <ul className="counts">
        {verdicts.map((verdict) => (
          <li key={verdict}>
            <Tooltip label={t.verdictSays[verdict]}>
              <Link to="/$company/pledges" params={{ company }} search={{ verdict }}>
                <Mark verdict={verdict} size={15} />
                <b>{counts[verdict]}</b> {t.verdict[verdict]}
              </Link>
            </Tooltip>
          </li>
        ))}
      </ul>
    </section>
  )
}

const urgencyIcons = { now: IconAlertTriangle, soon: IconClockHour4, calm: IconClockHour4 }
const urgencyColours = { now: 'var(--broken)', soon: 'var(--unproven)', calm: 'var(--quiet)' }

function Duties({ card, company }: { readonly card: Overview; readonly company: string }) {
  const { t, say, day } = useSpeech()
  return (
    <section className="panel">
      <div className="panel-head" style={{ paddingBottom: 8 }}>
        <h2>{t.overview.today}</h2>
      </div>
      {card.duties.length === 0 ? (
        <div style={{ paddingBottom: 8 }}>
          <div className="empty" style={{ padding: '8px 24px 24px' }}>
            <IconCircleCheck size={26} stroke={1.4} aria-hidden />
            <h3>{t.overview.nothing}</h3>
            <p>{t.overview.nothingSays}</p>
          </div>
        </div>
      ) : (
        <ul className="duties">
          {card.duties.map((duty) => {
            const Icon = urgencyIcons[duty.urgency]
            return (
              <li key={`${duty.kind} ${duty.room} ${say(duty.says)}`}>
                <Link {...placeOf(company, duty.room)} className="duty">
                  <Icon size={17} stroke={1.7} color={urgencyColours[duty.urgency]} aria-hidden />
                  <span>{say(duty.says)}</span>
                  <span className="duty-by">
                    {duty.by === null ? '' : `${t.overview.by} ${day(duty.by)}`}
                  </span>
                  <IconChevronRight size={15} stroke={1.7} aria-hidden />
                </Link>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}

/** Where a duty is dealt with, as the router needs it: path and search apart. */
function placeOf(company: string, room: string): { readonly to: '/'; readonly search: object } {
  const [path = '', search = ''] = room.split('?')
  return { to: `/${company}/${path}` as '/', search: Object.fromEntries(new URLSearchParams(search)) }
}

/** One tile for each pledge, by area: where something is wrong is seen before anything is read. */
function Mosaic({ company }: { readonly company: string }) {
  const { t, say } = useSpeech()
  const { data, isPending, isError, error, refetch } = useQuery(queries.pledges(company))
  return (
    <Panel title={t.overview.map} says={t.overview.mapSays}>
      {isPending ? (
        <Loading lines={3} />
      ) : isError ? (
        <Failed error={error} retry={refetch} />
      ) : data.pledges.length === 0 ? (
        <Empty icon={IconCircleCheck} title={t.pledges.empty} says={t.pledges.emptySays} />
      ) : (
        <dl className="mosaic">
          {data.groups.map((group) => {
            const own = data.pledges.filter((pledge) => pledge.group === group.id)
            const kept = own.filter((pledge) => pledge.verdict === 'kept').length
            return (
              <div key={group.id} style={{ display: 'contents' }}>
                <dt>
                  <Link
                    to="/$company/pledges"
                    params={{ company }}
                    search={{ group: group.id }}
                    style={{
                      color: 'inherit',
                      textDecorationColor: 'var(--line-strong)',
                      textUnderlineOffset: 3,
                    }}
                  >
                    {say(group.title)}
                  </Link>
                </dt>
                <dd className="tiles-cell tiles">
                  {own.map((pledge) => (
                    <Tile key={pledge.id} pledge={pledge} company={company} />
                  ))}
                </dd>
                <dd className="quiet small">
                  {kept}/{own.length}
                </dd>
              </div>
            )
          })}
        </dl>
      )}
    </Panel>
  )
}

function Tile({ pledge, company }: { readonly pledge: PledgeRow; readonly company: string }) {
  const { t, say } = useSpeech()
  const label = `${t.verdict[pledge.verdict]}: ${say(pledge.says)}`
  return (
    <Tooltip label={label} multiline w={300}>
      <Link
        to="/$company/pledge/$"
        params={{ company, _splat: pledge.id }}
        className="tile"
        data-verdict={pledge.verdict}
        aria-label={label}
      >
        <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
          {pledge.verdict === 'kept' ? (
            <path d="M2.4 6.3l2.4 2.4 4.8-5.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
          ) : pledge.verdict === 'broken' ? (
            <path d="M2.5 2.5l7 7M9.5 2.5l-7 7" stroke="currentColor" strokeWidth="1.8" />
          ) : pledge.verdict === 'unproven' ? (
            <path d="M3 6h6" stroke="currentColor" strokeWidth="1.6" />
          ) : (
            <path d="M6 2a4 4 0 010 8z" fill="currentColor" />
          )}
        </svg>
      </Link>
    </Tooltip>
  )
}
