import { IconCircleCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { DeclarationView } from '../../../../src/server/api/contract.ts'
import { queries } from '../api.ts'
import { useSpeech } from '../language.tsx'
import { useCompanyId } from '../parts/company.ts'
import { ContractsPanel } from '../parts/Contracts.tsx'
import { DevicesPanel } from '../parts/Devices.tsx'
import { FindingList } from '../parts/FindingList.tsx'
import { Empty, Failed, Loading, PageHead, Panel } from '../parts/states.tsx'

export function Declaration() {
  const { t, moment } = useSpeech()
  const company = useCompanyId()
  const { data, isPending, isError, error, refetch } = useQuery(queries.declaration(company))
  return (
    <>
      <PageHead
        title={t.declaration.title}
        lead={
          data === undefined ? undefined : (
            <>
              {t.overview.version(data.version)} · {moment(data.declared)} ·{' '}
              <span className="mono">{data.hash.slice(0, 16)}</span>
            </>
          )
        }
      />
      {isPending ? <Loading /> : isError ? <Failed error={error} retry={refetch} /> : <View view={data} />}
    </>
  )
}

function View({ view }: { readonly view: DeclarationView }) {
  const { t } = useSpeech()
  const company = useCompanyId()
  const severe = new Map(view.findings.map((finding) => [finding.line ?? 0, finding.severity]))
  const outline = [
    ['activities', view.outline.activities],
    ['stores', view.outline.stores],
    ['recipients', view.outline.recipients],
    ['consents', view.outline.consents],
    ['forms', view.outline.forms],
  ] as const
  return (
    <div className="two">
      <div className="stack">
        <section className="panel">
          <div className="panel-head" style={{ paddingBottom: 10 }}>
            <h2>{t.declaration.findings}</h2>
            <span className="quiet small">{view.findings.length}</span>
          </div>
          {view.findings.length === 0 ? (
            <Empty icon={IconCircleCheck} title={t.declaration.none} says={t.declaration.noneSays} />
          ) : (
            <FindingList findings={view.findings} />
          )}
        </section>
        <section className="panel">
          <div className="panel-head">
            <h2>{t.declaration.source}</h2>
          </div>
          <pre className="source" tabIndex={0} aria-label={t.declaration.source}>
            {view.yaml.split('\n').map((line, i) => (
              <span key={i} data-severity={severe.get(i + 1)}>
                {line === '' ? ' ' : line}
              </span>
            ))}
          </pre>
        </section>
      </div>
      <div className="stack">
        <Panel title={t.declaration.outline}>
          <dl className="facts">
            {outline.map(([key, count]) => (
              <div key={key} style={{ display: 'contents' }}>
                <dt>{t.declaration[key]}</dt>
                <dd style={{ textAlign: 'right' }}>{count}</dd>
              </div>
            ))}
          </dl>
        </Panel>
        <ContractsPanel company={company} />
        <DevicesPanel company={company} />
      </div>
    </div>
  )
}
