import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { IconArrowLeft, IconDownload } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { RequestAction, RequestDetail } from '../../../../src/server/api/contract.ts'
import { companyPath, post, queries, toneOf } from '../api.ts'
import { useSpeech } from '../language.tsx'
import { useCompanyId } from '../parts/company.ts'
import { Failed, Loading, Note, PageHead, Panel } from '../parts/states.tsx'
import { back } from './Pledge.tsx'
import { Light } from './Requests.tsx'

export function Request() {
  const { t } = useSpeech()
  const company = useCompanyId()
  const { request: id = '' } = useParams({ strict: false })
  const { data, isPending, isError, error, refetch } = useQuery(queries.request(company, id))
  return (
    <>
      <p style={{ margin: '0 0 10px' }}>
        <Link to="/$company/requests" params={{ company }} style={back}>
          <IconArrowLeft size={15} stroke={1.7} aria-hidden /> {t.requests.title}
        </Link>
      </p>
      {isPending ? (
        <Loading />
      ) : isError ? (
        <Failed error={error} retry={refetch} />
      ) : (
        <Detail request={data} company={company} />
      )}
    </>
  )
}

function Detail({ request, company }: { readonly request: RequestDetail; readonly company: string }) {
  const { t, say, day, moment } = useSpeech()
  const [said, setSaid] = useState(false)
  return (
    <>
      <PageHead
        title={say(request.title)}
        lead={
          <span style={{ display: 'inline-flex', gap: 14, flexWrap: 'wrap', alignItems: 'center' }}>
            <Light request={request} />
            {say(request.stateTitle)}
          </span>
        }
      >
        {request.package === null ? null : (
          <Button
            component="a"
            href={request.package}
            variant="default"
            leftSection={<IconDownload size={16} stroke={1.7} aria-hidden />}
          >
            {t.request.package}
          </Button>
        )}
      </PageHead>
      <div className="two">
        <div className="stack">
          <Panel title={t.request.next}>
            {said ? (
              <div style={{ marginBottom: 12 }}>
                <Note tone="good">{t.request.saved}</Note>
              </div>
            ) : null}
            {request.actions.length === 0 ? (
              <p className="quiet" style={{ margin: 0 }}>
                {t.request.finished}
              </p>
            ) : (
              <div className="stack">
                {request.actions.map((action, i) => {
                  const form = (
                    <Action
                      key={action.id}
                      action={action}
                      path={`${companyPath(company)}/requests/${request.id}/${action.id}`}
                      company={company}
                      done={() => setSaid(true)}
                    />
                  )
                  // The next step stands open; what is done instead of it is one click away.
                  return i === 0 ? (
                    form
                  ) : (
                    <details className="action" key={action.id}>
                      <summary>{say(action.title)}</summary>
                      {form}
                    </details>
                  )
                })}
              </div>
            )}
          </Panel>
          <Panel title={t.request.found}>
            {request.found.length === 0 ? (
              <p className="quiet" style={{ margin: 0 }}>
                {t.request.foundNone}
              </p>
            ) : (
              <dl className="facts">
                {request.found.map((place) => (
                  <div key={say(place.store)} style={{ display: 'contents' }}>
                    <dt>{say(place.store)}</dt>
                    <dd>
                      {t.request.records(place.records)}
                      {place.note === null ? null : <span className="quiet small"> · {say(place.note)}</span>}
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </Panel>
          <Panel title={t.request.events}>
            <ol className="timeline">
              {request.events.map((event) => (
                <li key={`${event.at} ${say(event.says)}`} data-state="past">
                  {say(event.says)}
                  <div className="quiet small">
                    <time dateTime={event.at}>{moment(event.at)}</time> · {say(event.by)}
                  </div>
                </li>
              ))}
            </ol>
          </Panel>
        </div>
        <div className="stack">
          <Panel title={t.request.clock}>
            <ol className="timeline">
              {request.clock.map((point) => (
                <li key={point.id} data-state={point.state}>
                  <b style={{ fontWeight: 550 }}>{say(point.title)}</b>
                  <div>{day(point.day)}</div>
                  <div className="quiet small">{say(point.says)}</div>
                </li>
              ))}
            </ol>
          </Panel>
          <Panel title={t.request.facts}>
            <dl className="facts facts-tall">
              {request.facts.map((fact) => (
                <div key={say(fact.title)} style={{ display: 'contents' }}>
                  <dt>{say(fact.title)}</dt>
                  <dd>{say(fact.value)}</dd>
                </div>
              ))}
            </dl>
          </Panel>
        </div>
      </div>
    </>
  )
}

function Action({
  action,
  path,
  company,
  done,
}: {
  readonly action: RequestAction
  readonly path: string
  readonly company: string
  readonly done: () => void
}) {
  const { say } = useSpeech()
  const client = useQueryClient()
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const act = useMutation({
    mutationFn: () => post(path, values),
    onSuccess: async () => {
      done()
      await client.invalidateQueries({ queryKey: [company] })
    },
  })
  const set = (name: string, value: string): void => setValues((before) => ({ ...before, [name]: value }))
  return (
    <form
      style={{ display: 'grid', gap: 10 }}
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate()
      }}
    >
      <p style={{ margin: 0 }}>{say(action.explains)}</p>
      {action.fields.map((field) => {
        const shared = {
          label: say(field.title),
          required: field.required,
          withAsterisk: false,
          value: values[field.name] ?? '',
        }
        if (field.type === 'choice') {
          return (
            <NativeSelect
              key={field.name}
              {...shared}
              data={[
                { value: '', label: '' },
                ...field.choices.map((c) => ({ value: c.value, label: say(c.title) })),
              ]}
              onChange={(event) => set(field.name, event.currentTarget.value)}
            />
          )
        }
        if (field.type === 'long-text') {
          return (
            <Textarea
              key={field.name}
              {...shared}
              autosize
              minRows={3}
              onChange={(event) => set(field.name, event.currentTarget.value)}
            />
          )
        }
        return (
          <TextInput
            key={field.name}
            {...shared}
            type={field.type === 'day' ? 'date' : 'text'}
            onChange={(event) => set(field.name, event.currentTarget.value)}
          />
        )
      })}
      {act.isError ? <Note tone={toneOf(act.error)}>{act.error.message}</Note> : null}
      <div>
        <Button
          type="submit"
          loading={act.isPending}
          {...(action.tone === 'danger' ? { color: 'brick' } : {})}
          variant={action.tone === 'plain' ? 'default' : 'filled'}
        >
          {say(action.title)}
        </Button>
      </div>
    </form>
  )
}
