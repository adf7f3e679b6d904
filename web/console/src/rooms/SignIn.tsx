import {
  ActionIcon,
  Button,
  PasswordInput,
  TextInput,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core'
import { IconKey, IconLanguage, IconLogin2, IconMoon, IconSun } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { post, queries, Refusal } from '../api.ts'
import { useSpeech } from '../language.tsx'
import { passkeysPossible, signInWithPasskey } from '../parts/passkey.ts'
import { Note } from '../parts/states.tsx'
import { Logo } from '../shell.tsx'

export function SignIn() {
  const { t, say, language, change, moment } = useSpeech()
  const { data: start } = useQuery(queries.start())
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light')
  const client = useQueryClient()
  const navigate = useNavigate()
  const search = useSearch({ strict: false })
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  useEffect(() => {
    document.title = `${t.signIn.title} · Zusage`
  }, [t])

  const enter = async (): Promise<void> => {
    client.clear()
    await client.fetchQuery(queries.session())
    const to = 'to' in search && typeof search.to === 'string' ? search.to : '/'
    await navigate({ to })
  }
  const signIn = useMutation({
    mutationFn: (who: { readonly email: string; readonly password: string }) =>
      post('/api/auth/sign-in/email', who),
    onSuccess: enter,
  })
  const passkey = useMutation({ mutationFn: signInWithPasskey, onSuccess: enter })
  const single = useMutation({
    mutationFn: () =>
      post<{ readonly url: string }>('/api/auth/sign-in/social', {
        provider: 'oidc',
        callbackURL: '/console',
      }),
    onSuccess: ({ url }) => location.assign(url),
  })
  const busy = signIn.isPending || passkey.isPending
  const fault = signIn.error === null ? null : reason(signIn.error)

  function reason(error: Error): string {
    if (!(error instanceof Refusal)) return error.message
    if (error.problem.code === 'sign-in/locked') return t.signIn.locked(moment(error.problem.detail))
    if (error.problem.status === 429) return t.signIn.slow
    return t.signIn.wrong
  }

  return (
    <div className="gate">
      <header className="gate-say">
        <span className="brand">
          <Logo size={26} /> {t.product}
        </span>
        <p>{t.signIn.lead}</p>
        <div className="gate-tiles" aria-hidden="true">
          {Array.from({ length: 60 }, (_, i) => (
            <i key={i} data-on={i < 49 ? 'kept' : i < 52 ? 'open' : 'no'} />
          ))}
        </div>
      </header>
      <main style={{ padding: 0, maxWidth: 'none', display: 'flex', position: 'relative' }}>
        <div className="gate-corner">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t.languageSwitch}
            lang={language === 'de' ? 'en' : 'de'}
            onClick={() => change(language === 'de' ? 'en' : 'de')}
          >
            <IconLanguage size={18} stroke={1.6} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t.theme}
            onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
          >
            {scheme === 'dark' ? (
              <IconSun size={18} stroke={1.6} aria-hidden />
            ) : (
              <IconMoon size={18} stroke={1.6} aria-hidden />
            )}
          </ActionIcon>
        </div>
        <div className="gate-form">
          <h1 style={{ margin: 0, fontSize: '1.5rem' }}>{t.signIn.title}</h1>
          <form
            style={{ display: 'grid', gap: 14 }}
            onSubmit={(event) => {
              event.preventDefault()
              signIn.mutate({ email, password })
            }}
          >
            <TextInput
              label={t.signIn.email}
              type="email"
              autoComplete="username"
              required
              withAsterisk={false}
              size="md"
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <PasswordInput
              label={t.signIn.password}
              autoComplete="current-password"
              required
              withAsterisk={false}
              size="md"
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            {fault === null ? null : <Note tone="bad">{fault}</Note>}
            {passkey.isError ? <Note tone="bad">{t.signIn.passkeyFailed}</Note> : null}
            <Button type="submit" size="md" loading={busy} leftSection={<IconLogin2 size={17} aria-hidden />}>
              {t.signIn.submit}
            </Button>
            {start?.passkeys === true && passkeysPossible() ? (
              <Button
                size="md"
                variant="default"
                disabled={busy}
                leftSection={<IconKey size={17} aria-hidden />}
                onClick={() => passkey.mutate()}
              >
                {t.signIn.passkey}
              </Button>
            ) : null}
            {start?.sso ? (
              <Button size="md" variant="default" loading={single.isPending} onClick={() => single.mutate()}>
                {start.sso}
              </Button>
            ) : null}
          </form>
          {start === undefined || start.samples.length === 0 ? null : (
            <section aria-labelledby="samples" style={{ display: 'grid', gap: 8 }}>
              <h2 id="samples" style={{ margin: 0, fontSize: '0.9375rem' }}>
                {t.signIn.samples}
              </h2>
              <p className="quiet small" style={{ margin: 0 }}>
                {t.signIn.samplesSay}
              </p>
              {start.samples.map((sample) => (
                <button
                  key={sample.email}
                  type="button"
                  className="account-card"
                  disabled={busy}
                  onClick={() => {
                    setEmail(sample.email)
                    setPassword(sample.password)
                    signIn.mutate({ email: sample.email, password: sample.password })
                  }}
                >
                  <span className="avatar" aria-hidden="true">
                    {initials(sample.name)}
                  </span>
                  <span>
                    <span style={{ display: 'block', fontWeight: 550 }}>{sample.name}</span>
                    <span className="quiet small">{say(sample.role)}</span>
                  </span>
                  <IconLogin2 size={17} stroke={1.6} aria-hidden />
                </button>
              ))}
            </section>
          )}
        </div>
      </main>
    </div>
  )
}

function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => !word.endsWith('.'))
  return words
    .slice(-2)
    .map((word) => word.slice(0, 1))
    .join('')
}
