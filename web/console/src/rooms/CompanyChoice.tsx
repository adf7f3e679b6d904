import { IconBuilding, IconChevronRight } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, Navigate } from '@tanstack/react-router'
import { queries } from '../api.ts'
import { useSpeech } from '../language.tsx'
import { Empty, PageHead } from '../parts/states.tsx'
import { Mark, verdicts } from '../parts/verdict.tsx'

/** All companies somebody looks after; whoever has one alone goes straight to it. */
export function CompanyChoice() {
  const { t } = useSpeech()
  const { data } = useSuspenseQuery(queries.session())
  const [only] = data.companies
  if (only !== undefined && data.companies.length === 1) {
    return <Navigate to="/$company" params={{ company: only.id }} replace />
  }
  if (only === undefined) return <Empty icon={IconBuilding} title={t.noCompany} says={t.noCompanySays} />
  return (
    <>
      <PageHead title={t.companies} />
      <ul className="list panel">
        {data.companies.map((company) => (
          <li key={company.id}>
            <Link
              to="/$company"
              params={{ company: company.id }}
              className="duty"
              style={{ gridTemplateColumns: 'minmax(0,1fr) auto 16px' }}
            >
              <span>
                <span style={{ display: 'block', fontWeight: 550 }}>{company.name}</span>
                <span className="quiet small">{t.roles[company.role]}</span>
              </span>
              <span style={{ display: 'flex', gap: 14, flexWrap: 'wrap' }}>
                {company.verdicts === null
                  ? null
                  : verdicts.map((verdict) =>
                      company.verdicts?.[verdict] ? (
                        <span key={verdict} style={{ display: 'inline-flex', gap: 5, alignItems: 'center' }}>
                          <Mark verdict={verdict} />
                          {company.verdicts[verdict]} {t.verdict[verdict]}
                        </span>
                      ) : null,
                    )}
              </span>
              <IconChevronRight size={16} aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
