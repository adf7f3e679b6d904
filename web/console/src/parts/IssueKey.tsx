import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSpeech } from '../language.tsx'
import { Note } from './states.tsx'

/** Issues a key for something that has a name and is of one of a few kinds, and shows it this once. */
export function IssueKey({
  name: { label, most },
  choice,
  shown,
  issue,
  again,
}: {
  readonly name: { readonly label: string; readonly most: number }
  readonly choice: {
    readonly label: string
    readonly data: readonly { readonly value: string; readonly label: string }[]
  }
  readonly shown: { readonly title: string; readonly says: string; readonly testId: string }
  readonly issue: (name: string, choice: string) => Promise<{ readonly key: string }>
  /** What is asked for anew afterwards. */
  readonly again: readonly string[]
}) {
  const { t } = useSpeech()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState(choice.data[0]?.value ?? '')
  const issuing = useMutation({
    mutationFn: () => issue(name, chosen),
    onSuccess: async () => {
      setName('')
      await client.invalidateQueries({ queryKey: again })
    },
    gcTime: 0,
  })
  return (
    <form
      style={{ display: 'grid', gap: 10 }}
      onSubmit={(event) => {
        event.preventDefault()
        issuing.mutate()
      }}
    >
      <TextInput
        label={label}
        required
        withAsterisk={false}
        maxLength={most}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label={choice.label}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={[...choice.data]}
      />
      {issuing.isError ? <Note tone="bad">{issuing.error.message}</Note> : null}
      {issuing.isSuccess ? (
        <Note tone="good">
          <b style={{ fontWeight: 550 }}>{shown.title}</b>
          <div className="mono small" data-testid={shown.testId} style={{ overflowWrap: 'anywhere' }}>
            {issuing.data.key}
          </div>
          <div className="small">{shown.says}</div>
        </Note>
      ) : null}
      <div>
        <Button type="submit" variant="default" loading={issuing.isPending}>
          {t.devices.issue}
        </Button>
      </div>
    </form>
  )
}
