import { Button, Group, Modal, NativeSelect, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { companyPath, post } from '../api.ts'
import { useSpeech } from '../language.tsx'
import { Note } from './states.tsx'

/** What can be chosen, by the words there are for it. */
function choicesOf(words: { readonly [value: string]: string }) {
  return Object.entries(words).map(([value, label]) => ({ value, label }))
}

/** Takes down a request that reached the company another way than by its page. */
export function EnterRequest({
  company,
  today,
  close,
}: {
  readonly company: string
  readonly today: string
  readonly close: () => void
}) {
  const { t } = useSpeech()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [values, setValues] = useState({
    right: 'access',
    channel: 'post',
    email: '',
    name: '',
    message: '',
    reference: '',
    receivedOn: today,
  })
  const set = (name: keyof typeof values, value: string): void =>
    setValues((before) => ({ ...before, [name]: value }))
  const enter = useMutation({
    mutationFn: () =>
      post<{ readonly id: string }>(
        `${companyPath(company)}/requests`,
        Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')),
      ),
    onSuccess: async ({ id }) => {
      close()
      await client.invalidateQueries({ queryKey: [company] })
      await navigate({ to: '/$company/requests/$request', params: { company, request: id } })
    },
  })
  return (
    <Modal
      opened
      onClose={close}
      title={t.entry.title}
      size="lg"
      closeButtonProps={{ 'aria-label': t.close }}
    >
      <form
        style={{ display: 'grid', gap: 12 }}
        onSubmit={(event) => {
          event.preventDefault()
          enter.mutate()
        }}
      >
        <p className="quiet small" style={{ margin: 0 }}>
          {t.entry.says}
        </p>
        <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
          <NativeSelect
            label={t.entry.right}
            value={values.right}
            onChange={(event) => set('right', event.currentTarget.value)}
            data={choicesOf(t.entry.rights)}
          />
          <NativeSelect
            label={t.entry.channel}
            value={values.channel}
            onChange={(event) => set('channel', event.currentTarget.value)}
            data={choicesOf(t.entry.channels)}
          />
          <TextInput
            type="date"
            label={t.entry.received}
            required
            withAsterisk={false}
            max={today}
            value={values.receivedOn}
            onChange={(event) => set('receivedOn', event.currentTarget.value)}
          />
        </SimpleGrid>
        <TextInput
          type="email"
          label={t.entry.email}
          description={t.entry.emailSays}
          required
          withAsterisk={false}
          maxLength={254}
          value={values.email}
          onChange={(event) => set('email', event.currentTarget.value)}
        />
        <TextInput
          label={t.entry.name}
          maxLength={200}
          value={values.name}
          onChange={(event) => set('name', event.currentTarget.value)}
        />
        <Textarea
          label={t.entry.message}
          autosize
          minRows={3}
          maxLength={4000}
          value={values.message}
          onChange={(event) => set('message', event.currentTarget.value)}
        />
        <TextInput
          label={t.entry.reference}
          maxLength={120}
          value={values.reference}
          onChange={(event) => set('reference', event.currentTarget.value)}
        />
        {enter.isError ? <Note tone="bad">{enter.error.message}</Note> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t.cancel}
          </Button>
          <Button type="submit" loading={enter.isPending}>
            {t.entry.go}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
