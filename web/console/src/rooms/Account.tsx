import { Button, PasswordInput, TextInput } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get, post, queries } from '../api.ts'
import { useSpeech } from '../language.tsx'
import { passkeysPossible, registerPasskey } from '../parts/passkey.ts'
import { Note, PageHead, Panel } from '../parts/states.tsx'

interface Known {
  readonly passkeys: readonly { readonly id: string; readonly name: string; readonly created: string }[]
}

export function Account() {
  const { t } = useSpeech()
  const { data } = useSuspenseQuery(queries.session())
  return (
    <>
      <PageHead title={t.accountRoom.title} lead={`${data.staff.name} · ${data.staff.email}`} />
      <div className="stack" style={{ maxWidth: 640 }}>
        <Passkeys />
        <Password />
      </div>
    </>
  )
}

function Passkeys() {
  const { t, moment } = useSpeech()
  const client = useQueryClient()
  const known = useQuery({ queryKey: ['passkeys'], queryFn: () => get<Known>('/api/auth/passkey/list') })
  const [name, setName] = useState('')
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: ['passkeys'] })
  const add = useMutation({
    mutationFn: () => registerPasskey(name),
    onSuccess: async () => {
      setName('')
      await refresh()
    },
  })
  const remove = useMutation({
    mutationFn: (id: string) => post('/api/auth/passkey/remove', { id }),
    onSuccess: refresh,
  })
  return (
    <Panel title={t.accountRoom.passkeys} says={t.accountRoom.passkeysSay}>
      <div className="stack" style={{ gap: 12 }}>
        {known.data === undefined || known.data.passkeys.length === 0 ? (
          <p className="quiet" style={{ margin: 0 }}>
            {t.accountRoom.noPasskeys}
          </p>
        ) : (
          <ul className="list">
            {known.data.passkeys.map((key) => (
              <li key={key.id} style={{ display: 'flex', gap: 10, alignItems: 'center', padding: '6px 0' }}>
                <IconKey size={16} stroke={1.6} aria-hidden />
                <span style={{ flex: 1 }}>
                  {key.name} <span className="quiet small">{moment(key.created)}</span>
                </span>
                <Button size="compact-sm" variant="default" onClick={() => remove.mutate(key.id)}>
                  {t.accountRoom.remove}
                </Button>
              </li>
            ))}
          </ul>
        )}
        {passkeysPossible() ? (
          <form
            style={{ display: 'flex', gap: 10, alignItems: 'flex-end', flexWrap: 'wrap' }}
            onSubmit={(event) => {
              event.preventDefault()
              add.mutate()
            }}
          >
            <TextInput
              label={t.accountRoom.name}
              required
              withAsterisk={false}
              maxLength={80}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Button type="submit" loading={add.isPending}>
              {t.accountRoom.add}
            </Button>
          </form>
        ) : (
          <Note tone="plain">{t.accountRoom.unsupported}</Note>
        )}
        {add.isError ? <Note tone="bad">{t.signIn.passkeyFailed}</Note> : null}
      </div>
    </Panel>
  )
}

function Password() {
  const { t } = useSpeech()
  const [current, setCurrent] = useState('')
  const [fresh, setFresh] = useState('')
  const change = useMutation({
    mutationFn: () =>
      post('/api/auth/change-password', {
        currentPassword: current,
        newPassword: fresh,
        revokeOtherSessions: true,
      }),
    onSuccess: () => {
      setCurrent('')
      setFresh('')
    },
  })
  return (
    <Panel title={t.accountRoom.password}>
      <form
        style={{ display: 'grid', gap: 12 }}
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate()
        }}
      >
        <PasswordInput
          label={t.accountRoom.current}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordInput
          label={t.accountRoom.fresh}
          autoComplete="new-password"
          required
          withAsterisk={false}
          minLength={12}
          value={fresh}
          onChange={(event) => setFresh(event.currentTarget.value)}
        />
        {change.isSuccess ? <Note tone="good">{t.accountRoom.changed}</Note> : null}
        {change.isError ? <Note tone="bad">{t.accountRoom.failed}</Note> : null}
        <div>
          <Button type="submit" loading={change.isPending}>
            {t.accountRoom.change}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
