import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { CompanyCard } from '../../../../src/server/api/contract.ts'
import { queries } from '../api.ts'

/** The company of the address, if the person looks after it. */
export function useCompany(): CompanyCard | undefined {
  const { company } = useParams({ strict: false })
  const { data } = useSuspenseQuery(queries.session())
  return data.companies.find((one) => one.id === company)
}

/** Whether the person may act at the company, and not only look. */
export function useMayAct(): boolean {
  const role = useCompany()?.role
  return role === 'officer' || role === 'desk'
}

/** The short name of the company in the address. */
export function useCompanyId(): string {
  const { company } = useParams({ strict: false })
  return company ?? ''
}
