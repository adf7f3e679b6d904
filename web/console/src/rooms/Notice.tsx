import { Button, Switch } from '@mantine/core'
import { IconExternalLink, IconFileText } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { NoticeDifference, NoticeVersions } from '../../../../src/server/api/contract.ts'
import { queries } from '../api.ts'
import { useSpeech } from '../language.tsx'
import { useCompanyId } from '../parts/company.ts'
import { differ } from '../parts/differ.ts'
import { Empty, Failed, Loading, PageHead, Panel } from '../parts/states.tsx'

export function Notice() {
  const { t, language } = useSpeech()
  const company = useCompanyId()
  const { data, isPending, isError, error, refetch } = useQuery(queries.notice(company))
  return (
    <>
      <PageHead title={t.notice.title}>
        {data === undefined || data.versions.length === 0 ? undefined : (
          <Button
            component="a"
            href={data.pages[language]}
            target="_blank"
            rel="noreferrer"
            variant="default"
            leftSection={<IconExternalLink size={16} stroke={1.7} aria-hidden />}
          >
            {t.notice.page}
          </Button>
        )}
      </PageHead>
      {isPending ? (
        <Loading />
      ) : isError ? (
        <Failed error={error} retry={refetch} />
      ) : data.versions.length === 0 ? (
        <div className="panel">
          <Empty icon={IconFileText} title={t.notice.empty} says={t.notice.emptySays} />
        </div>
      ) : (
        <Versions notice={data} company={company} />
      )}
    </>
  )
}

function Versions({ notice, company }: { readonly notice: NoticeVersions; readonly company: string }) {
  const { t, day, moment } = useSpeech()
  const [chosen, setChosen] = useState(notice.versions[0]?.version ?? 1)
  const difference = useQuery(queries.difference(company, chosen))
  return (
    <div className="letters">
      <section className="panel" aria-label={t.notice.versions}>
        <ul className="list">
          {notice.versions.map((version) => (
            <li key={version.version}>
              <button
                type="button"
                className="letter-row"
                aria-current={version.version === chosen}
                onClick={() => setChosen(version.version)}
              >
                <b style={{ fontWeight: 550 }}>{t.overview.version(version.version)}</b>
                <div>
                  {t.notice.effective} {day(version.effective)}
                </div>
                <div className="quiet tiny">
                  {t.notice.clauses(version.clauses)} · {moment(version.published)}
                </div>
                <div className="quiet tiny mono" title={t.notice.hash}>
                  {version.hash.slice(0, 16)}
                </div>
              </button>
            </li>
          ))}
        </ul>
      </section>
      {difference.isPending ? (
        <Loading lines={3} />
      ) : difference.isError ? (
        <Failed error={difference.error} retry={difference.refetch} />
      ) : (
        <Difference key={chosen} difference={difference.data} />
      )}
    </div>
  )
}

function Difference({ difference }: { readonly difference: NoticeDifference }) {
  const { t, say } = useSpeech()
  const first = difference.from === null
  const [all, setAll] = useState(first)
  const same = difference.changes.filter((change) => change.kind === 'same').length
  const shown =
    all || first ? difference.changes : difference.changes.filter((change) => change.kind !== 'same')
  return (
    <Panel
      title={first ? t.notice.first : t.notice.difference}
      aside={
        first ? null : (
          <Switch
            size="xs"
            label={t.notice.showAll}
            checked={all}
            onChange={(event) => setAll(event.currentTarget.checked)}
          />
        )
      }
    >
      <div className="stack" style={{ gap: 12 }}>
        {shown.map((change) => (
          <div key={change.clause}>
            {first || change.kind === 'same' ? null : (
              <span className="tiny quiet" style={{ fontWeight: 550 }}>
                {t.notice[change.kind]}
              </span>
            )}
            <p style={{ margin: 0, maxWidth: '78ch', lineHeight: 1.6 }}>
              {change.before === null || change.after === null || change.kind === 'same' ? (
                change.kind === 'removed' ? (
                  <del>{change.before === null ? '' : say(change.before)}</del>
                ) : change.kind === 'added' && !first ? (
                  <ins>{change.after === null ? '' : say(change.after)}</ins>
                ) : change.after === null ? (
                  ''
                ) : (
                  say(change.after)
                )
              ) : (
                differ(say(change.before), say(change.after)).map((piece, i) =>
                  piece.kind === 'same' ? (
                    piece.text
                  ) : piece.kind === 'gone' ? (
                    <del key={i}>{piece.text}</del>
                  ) : (
                    <ins key={i}>{piece.text}</ins>
                  ),
                )
              )}
            </p>
          </div>
        ))}
        {!all && same > 0 ? <p className="quiet small">{t.notice.unchanged(same)}</p> : null}
      </div>
    </Panel>
  )
}
