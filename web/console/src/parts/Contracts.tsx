import { Button, FileButton, Group } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Contracts } from '../../../../src/server/api/records-contract.ts'
import { companyPath, queries, send } from '../api.ts'
import { useSpeech } from '../language.tsx'
import { useCompany } from './company.ts'
import { Failed, Loading, Note, Panel } from './states.tsx'

/** Which contracts are on file, and filing one: with a file, or as it lies there. */
export function ContractsPanel({ company }: { readonly company: string }) {
  const { t } = useSpeech()
  const { data, isPending, isError, error, refetch } = useQuery(queries.contracts(company))
  return (
    <Panel title={t.contracts.title} says={t.contracts.says}>
      {isPending ? (
        <Loading lines={3} />
      ) : isError ? (
        <Failed error={error} retry={refetch} />
      ) : data.contracts.length === 0 ? (
        <p className="quiet">{t.contracts.none}</p>
      ) : (
        <ul className="list">
          {data.contracts.map((contract) => (
            <Contract key={contract.recipient} contract={contract} company={company} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Contract({
  contract,
  company,
}: {
  readonly contract: Contracts['contracts'][number]
  readonly company: string
}) {
  const { t, moment, day } = useSpeech()
  const mayFile = useCompany()?.role === 'officer'
  const client = useQueryClient()
  const file = useMutation({
    mutationFn: (paper: File | null) => {
      const body = new FormData()
      if (paper !== null) body.set('paper', paper)
      return send(`${companyPath(company)}/contracts/${contract.recipient}/file`, body)
    },
    onSuccess: () => client.invalidateQueries({ queryKey: [company] }),
  })
  const { name, state, filed, until } = contract
  return (
    <li style={{ padding: '8px 0' }}>
      <b style={{ fontWeight: 550 }}>{name}</b>
      <div className="quiet small">
        <span data-state={state}>
          {state === 'filed' && filed !== null ? t.contracts.since(moment(filed)) : t.contracts.states[state]}
        </span>
        {until === null ? null : ` · ${t.contracts.until(day(until))}`}
      </div>
      <div className="mono small" style={{ overflowWrap: 'anywhere' }}>
        {contract.file}
      </div>
      {mayFile ? (
        <Group gap={8} mt={6}>
          {state === 'unfiled' || state === 'changed' ? (
            <Button
              variant="default"
              size="xs"
              loading={file.isPending}
              aria-label={t.contracts.lieNamed(name)}
              onClick={() => file.mutate(null)}
            >
              {t.contracts.lies}
            </Button>
          ) : null}
          <FileButton onChange={(paper) => (paper === null ? undefined : file.mutate(paper))}>
            {(props) => (
              <Button
                {...props}
                variant="default"
                size="xs"
                loading={file.isPending}
                aria-label={t.contracts.chooseNamed(name)}
              >
                {t.contracts.choose}
              </Button>
            )}
          </FileButton>
        </Group>
      ) : null}
      {file.isError ? <Note tone="bad">{file.error.message}</Note> : null}
    </li>
  )
}
