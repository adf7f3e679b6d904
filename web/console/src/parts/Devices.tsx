import { Button, Group, Modal } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DeviceIssued, Devices } from '../../../../src/server/api/records-contract.ts'
import { companyPath, post, queries } from '../api.ts'
import { useSpeech } from '../language.tsx'
import { useMayAct } from './company.ts'
import { IssueKey } from './IssueKey.tsx'
import { Failed, Loading, Note, Panel } from './states.tsx'

/** Which devices may transmit, issuing a key and taking it back. */
export function DevicesPanel({ company }: { readonly company: string }) {
  const { t } = useSpeech()
  const mayAct = useMayAct()
  const { data, isPending, isError, error, refetch } = useQuery(queries.devices(company))
  return (
    <Panel title={t.devices.title} says={t.devices.says}>
      {isPending ? (
        <Loading lines={2} />
      ) : isError ? (
        <Failed error={error} retry={refetch} />
      ) : (
        <div className="stack">
          <List devices={data.devices} company={company} mayAct={mayAct} />
          {mayAct ? (
            <IssueKey
              name={{ label: t.devices.practice, most: 120 }}
              choice={{
                label: t.devices.kind,
                data: Object.entries(t.devices.kinds).map(([value, label]) => ({ value, label })),
              }}
              shown={{ title: t.devices.key, says: t.devices.keySays, testId: 'device-key' }}
              issue={(practice, kind) =>
                post<DeviceIssued>(`${companyPath(company)}/devices`, { practice, kind })
              }
              again={[company, 'devices']}
            />
          ) : null}
        </div>
      )}
    </Panel>
  )
}

function List({
  devices,
  company,
  mayAct,
}: {
  readonly devices: Devices['devices']
  readonly company: string
  readonly mayAct: boolean
}) {
  const { t, moment } = useSpeech()
  const client = useQueryClient()
  const [ending, setEnding] = useState<Devices['devices'][number] | null>(null)
  const revoke = useMutation({
    mutationFn: (id: string) => post(`${companyPath(company)}/devices/${id}/revoke`),
    onSettled: async () => {
      setEnding(null)
      await client.invalidateQueries({ queryKey: [company] })
    },
  })
  if (devices.length === 0) return <p className="quiet">{t.devices.none}</p>
  return (
    <>
      <ul className="list">
        {devices.map((device) => (
          <li
            key={device.id}
            style={{ display: 'flex', gap: 12, padding: '8px 0', justifyContent: 'space-between' }}
          >
            <div>
              <b style={{ fontWeight: 550 }}>{device.practice}</b>
              <div className="quiet small">
                {t.devices.kinds[device.kind]} · {t.devices.issued} {moment(device.issued)} ·{' '}
                {device.revoked === null ? t.devices.active : t.devices.revoked(moment(device.revoked))}
              </div>
            </div>
            {mayAct && device.revoked === null ? (
              <Button
                variant="default"
                size="xs"
                style={{ flexShrink: 0 }}
                aria-label={t.devices.revokeNamed(device.practice)}
                onClick={() => setEnding(device)}
              >
                {t.devices.revoke}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {revoke.isError ? <Note tone="bad">{revoke.error.message}</Note> : null}
      <Modal
        opened={ending !== null}
        onClose={() => setEnding(null)}
        title={t.devices.revoke}
        closeButtonProps={{ 'aria-label': t.close }}
      >
        <p>{ending === null ? '' : t.devices.revokeSays(ending.practice)}</p>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={() => setEnding(null)}>
            {t.cancel}
          </Button>
          <Button
            color="brick"
            loading={revoke.isPending}
            onClick={() => {
              if (ending !== null) revoke.mutate(ending.id)
            }}
          >
            {t.devices.revoke}
          </Button>
        </Group>
      </Modal>
    </>
  )
}
