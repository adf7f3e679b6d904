import { Button, Checkbox, Group, Modal } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Access, Approvals, TokenIssued } from '../../../../src/server/api/access-contract.ts'
import { companyPath, post, queries } from '../api.ts'
import { useSpeech } from '../language.tsx'
import { useCompany, useCompanyId, useMayAct } from '../parts/company.ts'
import { IssueKey } from '../parts/IssueKey.tsx'
import { Failed, Loading, Note, PageHead, Panel } from '../parts/states.tsx'

const row = { display: 'flex', gap: 12, padding: '10px 0', justifyContent: 'space-between' } as const
const strong = { fontWeight: 550 } as const

export function AccessRoom() {
  const { t } = useSpeech()
  const company = useCompanyId()
  const mayGive = useCompany()?.role === 'officer'
  const { data, isPending, isError, error, refetch } = useQuery(queries.access(company))
  return (
    <>
      <PageHead title={t.access.title} lead={t.access.lead} />
      {isPending ? (
        <Loading />
      ) : isError ? (
        <Failed error={error} retry={refetch} />
      ) : (
        <div className="stack">
          <Waiting company={company} />
          <Staff access={data} company={company} mayGive={mayGive} />
          <Tokens access={data} company={company} mayGive={mayGive} />
        </div>
      )}
    </>
  )
}

/** What two people do together: to confirm, to carry out, or still with the other one. */
function Waiting({ company }: { readonly company: string }) {
  const { t } = useSpeech()
  const { data } = useQuery(queries.approvals(company))
  if (data === undefined) return null
  return (
    <Panel title={t.access.waiting} says={t.access.waitingSays}>
      {data.approvals.length === 0 ? (
        <p className="quiet" style={{ margin: 0 }}>
          {t.access.nothingWaits}
        </p>
      ) : (
        <ul className="list">
          {data.approvals.map((one) => (
            <Approval key={one.id} company={company} approval={one} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Approval({
  company,
  approval,
}: {
  readonly company: string
  readonly approval: Approvals['approvals'][number]
}) {
  const { t, say, moment } = useSpeech()
  const client = useQueryClient()
  const mayAct = useMayAct()
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: [company] })
  const decide = useMutation({
    mutationFn: (confirmed: boolean) =>
      post(`${companyPath(company)}/approvals/${approval.id}/decide`, { confirmed }),
    onSettled: refresh,
  })
  const carryOut = useMutation({ mutationFn: () => post(approval.path, approval.body), onSettled: refresh })
  const failed = decide.error ?? carryOut.error
  const state = approval.mine
    ? approval.approved
      ? t.access.confirmedBy(approval.approver)
      : t.access.waitsFor(approval.approver)
    : approval.approved
      ? t.access.youConfirmed(approval.asker)
      : t.access.asksYou(approval.asker)
  return (
    <li style={{ padding: '12px 0' }} data-approval={approval.id}>
      <div style={{ display: 'flex', gap: 12, justifyContent: 'space-between', flexWrap: 'wrap' }}>
        <div>
          <b style={strong}>{say(approval.title)}</b>
          <div className="quiet small">
            {state} · {moment(approval.asked)}
          </div>
        </div>
        {mayAct ? (
          <Group gap={8}>
            {approval.mine && approval.approved ? (
              <Button size="xs" loading={carryOut.isPending} onClick={() => carryOut.mutate()}>
                {t.access.carryOut}
              </Button>
            ) : null}
            {approval.mine || approval.approved ? null : (
              <Button size="xs" loading={decide.isPending} onClick={() => decide.mutate(true)}>
                {t.access.confirm}
              </Button>
            )}
            {approval.approved && !approval.mine ? null : (
              <Button size="xs" variant="default" onClick={() => decide.mutate(false)}>
                {approval.mine ? t.access.withdraw : t.access.decline}
              </Button>
            )}
          </Group>
        ) : null}
      </div>
      <dl className="facts" style={{ marginTop: 8 }}>
        {approval.details.map(({ title, value, moment: isMoment }) => (
          <div key={say(title)} style={{ display: 'contents' }}>
            <dt>{say(title)}</dt>
            <dd style={{ overflowWrap: 'anywhere' }}>{isMoment ? moment(value.de) : say(value)}</dd>
          </div>
        ))}
      </dl>
      {failed === null ? null : <Note tone="bad">{failed.message}</Note>}
    </li>
  )
}

interface Part {
  readonly access: Access
  readonly company: string
  readonly mayGive: boolean
}

function Staff({ access, company, mayGive }: Part) {
  const { t, say } = useSpeech()
  const [changing, setChanging] = useState<string | null>(null)
  const titles = new Map(access.roles.map(({ id, title }) => [id, say(title)]))
  const person = access.staff.find(({ id }) => id === changing)
  return (
    <Panel title={t.access.staff} says={t.access.staffSays}>
      <ul className="list">
        {access.staff.map((one) => (
          <li key={one.id} style={row}>
            <div style={{ minWidth: 0 }}>
              <b style={strong}>{one.name}</b> <span className="quiet small">{say(one.roleTitle)}</span>
              <div className="small" style={{ overflowWrap: 'anywhere' }}>
                {one.roles.length === 0
                  ? t.access.noRoles
                  : one.roles.map((id) => titles.get(id) ?? id).join(', ')}
              </div>
            </div>
            {mayGive ? (
              <Button
                variant="default"
                size="xs"
                style={{ flexShrink: 0 }}
                aria-label={t.access.changeNamed(one.name)}
                onClick={() => setChanging(one.id)}
              >
                {t.access.change}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <Modal
        opened={person !== undefined}
        onClose={() => setChanging(null)}
        title={person === undefined ? '' : t.access.rolesOf(person.name)}
        closeButtonProps={{ 'aria-label': t.close }}
      >
        {person === undefined ? null : (
          <Roles
            key={person.id}
            access={access}
            person={person}
            company={company}
            close={() => setChanging(null)}
          />
        )}
      </Modal>
    </Panel>
  )
}

function Roles({
  access,
  person,
  company,
  close,
}: {
  readonly access: Access
  readonly person: Access['staff'][number]
  readonly company: string
  readonly close: () => void
}) {
  const { t, say } = useSpeech()
  const client = useQueryClient()
  const [roles, setRoles] = useState<readonly string[]>(person.roles)
  const give = useMutation({
    mutationFn: () => post(`${companyPath(company)}/access/${person.id}/roles`, { roles }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [company] })
      close()
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        give.mutate()
      }}
    >
      <Checkbox.Group value={[...roles]} onChange={setRoles} label={t.access.rolesLabel}>
        <div style={{ display: 'grid', gap: 8, marginTop: 10 }}>
          {access.roles.map(({ id, title }) => (
            <Checkbox key={id} value={id} label={say(title)} />
          ))}
        </div>
      </Checkbox.Group>
      {give.isError ? <Note tone="bad">{give.error.message}</Note> : null}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={close}>
          {t.cancel}
        </Button>
        <Button type="submit" loading={give.isPending}>
          {t.access.save}
        </Button>
      </Group>
    </form>
  )
}

function Tokens({ access, company, mayGive }: Part) {
  const { t, say, moment } = useSpeech()
  const client = useQueryClient()
  const revoke = useMutation({
    mutationFn: (id: string) => post(`${companyPath(company)}/tokens/${id}/revoke`),
    onSettled: () => client.invalidateQueries({ queryKey: [company] }),
  })
  return (
    <Panel title={t.access.tokens} says={t.access.tokensSay}>
      <div className="stack">
        {access.tokens.length === 0 ? (
          <p className="quiet" style={{ margin: 0 }}>
            {t.access.noTokens}
          </p>
        ) : (
          <ul className="list">
            {access.tokens.map((token) => (
              <li key={token.id} style={row}>
                <div style={{ minWidth: 0 }}>
                  <b style={strong}>{token.name}</b>
                  <div className="quiet small">
                    {say(token.title)} · {t.devices.issued} {moment(token.issued)}
                    {token.revoked === null ? '' : ` · ${t.devices.revoked(moment(token.revoked))}`}
                  </div>
                </div>
                {mayGive && token.revoked === null ? (
                  <Button
                    variant="default"
                    size="xs"
                    style={{ flexShrink: 0 }}
                    aria-label={t.access.revokeNamed(token.name)}
                    onClick={() => revoke.mutate(token.id)}
                  >
                    {t.devices.revoke}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        )}
        {revoke.isError ? <Note tone="bad">{revoke.error.message}</Note> : null}
        {mayGive ? <IssueToken access={access} company={company} /> : null}
      </div>
    </Panel>
  )
}

function IssueToken({ access, company }: { readonly access: Access; readonly company: string }) {
  const { t, say } = useSpeech()
  return (
    <div style={{ maxWidth: 520 }}>
      <IssueKey
        name={{ label: t.access.program, most: 80 }}
        choice={{
          label: t.access.reads,
          data: access.readings.map((one, n) => ({ value: String(n), label: say(one.title) })),
        }}
        shown={{ title: t.access.key, says: t.access.keySays, testId: 'token' }}
        issue={(name, wanted) => {
          const { role, activity, purpose } = access.readings[Number(wanted)] ?? {}
          return post<TokenIssued>(`${companyPath(company)}/tokens`, { name, role, activity, purpose })
        }}
        again={[company, 'access']}
      />
    </div>
  )
}
