import { IconMail } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queries } from '../api.ts'
import { useSpeech } from '../language.tsx'
import { useCompanyId } from '../parts/company.ts'
import { Empty, Failed, Loading, PageHead } from '../parts/states.tsx'

export function OutboxRoom() {
  const { t, moment } = useSpeech()
  const company = useCompanyId()
  const [chosen, setChosen] = useState<string | null>(null)
  const { data, isPending, isError, error, refetch } = useQuery(queries.outbox(company))
  const letter = data?.letters.find((one) => one.id === chosen) ?? data?.letters[0]
  return (
    <>
      <PageHead title={t.outbox.title} />
      {isPending ? (
        <Loading />
      ) : isError ? (
        <Failed error={error} retry={refetch} />
      ) : letter === undefined ? (
        <div className="panel">
          <Empty icon={IconMail} title={t.outbox.empty} says={t.outbox.emptySays} />
        </div>
      ) : (
        <div className="letters">
          <section className="panel" aria-label={t.outbox.title} style={{ overflow: 'hidden' }}>
            <ul className="list">
              {data.letters.map((one) => (
                <li key={one.id}>
                  <button
                    type="button"
                    className="letter-row"
                    aria-current={one.id === letter.id}
                    onClick={() => setChosen(one.id)}
                  >
                    <b style={{ fontWeight: 550 }}>{one.subject}</b>
                    <div className="quiet small">{one.to}</div>
                    <div className="quiet tiny">{moment(one.at)}</div>
                  </button>
                </li>
              ))}
            </ul>
          </section>
          <article className="panel">
            <div className="panel-head">
              <h2>{letter.subject}</h2>
              <span className="quiet small">{moment(letter.at)}</span>
            </div>
            <div className="panel-body">
              <p className="quiet small" style={{ margin: '0 0 14px' }}>
                {t.outbox.to} {letter.to} ·{' '}
                {letter.class === 'marketing' ? t.outbox.class.marketing : t.outbox.class.service} ·{' '}
                {letter.state === 'sent'
                  ? t.outbox.sent
                  : letter.state === 'queued'
                    ? t.outbox.queued
                    : letter.state}
              </p>
              <div className="letter">
                <Linked text={letter.body} />
              </div>
            </div>
          </article>
        </div>
      )}
    </>
  )
}

/** Addresses in a text can be followed; nothing else in it is ever markup. */
function Linked({ text }: { readonly text: string }) {
  return text.split(/(https?:\/\/\S+)/u).map((piece, i) =>
    /^https?:\/\//u.test(piece) ? (
      <a key={i} href={piece} target="_blank" rel="noreferrer" style={{ color: 'var(--accent)' }}>
        {piece}
      </a>
    ) : (
      piece
    ),
  )
}
