import { Button, Group, Modal, Popover, Text, TextInput, Tooltip } from '@mantine/core'
import { IconCalendar, IconHourglass } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ClockMoved, CompanyCard } from '../../../../src/server/api/contract.ts'
import { companyPath, post } from '../api.ts'
import { useSpeech } from '../language.tsx'
import { hidden } from './states.tsx'

const steps = [
  { key: 'day', days: 1 },
  { key: 'week', days: 7 },
  { key: 'month', days: 30 },
  { key: 'year', days: 365 },
] as const

/** The clock of a sample company: what it shows, and how to move it ahead. */
export function ClockBar({ company }: { readonly company: CompanyCard }) {
  const { t, longDay, say } = useSpeech()
  const client = useQueryClient()
  const [picking, setPicking] = useState(false)
  const [day, setDay] = useState('')
  const [resetting, setResetting] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const refresh = (): Promise<unknown> => client.invalidateQueries()
  const move = useMutation({
    mutationFn: (to: { readonly days: number } | { readonly day: string }) =>
      post<ClockMoved>(`${companyPath(company.id)}/clock`, to),
    onSuccess: async (moved) => {
      setSaid(say(moved.says))
      setPicking(false)
      await refresh()
    },
    onError: (error) => setSaid(error.message),
  })
  const reset = useMutation({
    mutationFn: () => post(`${companyPath(company.id)}/reset`),
    onSuccess: async () => {
      setSaid(t.clock.resetDone)
      setResetting(false)
      await refresh()
    },
    onError: (error) => setSaid(error.message),
  })
  const officer = company.role === 'officer'
  const busy = move.isPending || reset.isPending
  return (
    <section className="clockbar" aria-label={t.clock.sample}>
      <Tooltip label={t.clock.explain} multiline w={260}>
        <span style={{ display: 'inline-flex', alignItems: 'center', gap: 7, fontWeight: 550 }}>
          <IconHourglass size={15} stroke={1.7} aria-hidden />
          {t.clock.sample}
        </span>
      </Tooltip>
      <span data-testid="today">
        {t.clock.today} {longDay(company.today)}
      </span>
      <span className="quiet" role="status" style={{ flexBasis: busy || said !== null ? undefined : 0 }}>
        {busy ? t.clock.moving : (said ?? '')}
      </span>
      {officer ? (
        <div className="clockbar-steps">
          {steps.map((step) => (
            <Button
              key={step.key}
              size="compact-xs"
              variant="subtle"
              color="gray"
              c="inherit"
              disabled={busy}
              onClick={() => move.mutate({ days: step.days })}
            >
              {t.clock[step.key]}
            </Button>
          ))}
          <Popover opened={picking} onChange={setPicking} position="bottom-end" shadow="md" trapFocus>
            <Popover.Target>
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                c="inherit"
                disabled={busy}
                leftSection={<IconCalendar size={13} aria-hidden />}
                onClick={() => setPicking(!picking)}
              >
                {t.clock.pick}
              </Button>
            </Popover.Target>
            <Popover.Dropdown>
              <form
                onSubmit={(event) => {
                  event.preventDefault()
                  if (day > company.today) move.mutate({ day })
                }}
              >
                <TextInput
                  type="date"
                  label={t.clock.pick}
                  min={company.today}
                  value={day}
                  error={day !== '' && day <= company.today ? t.clock.onlyAhead : undefined}
                  onChange={(event) => setDay(event.currentTarget.value)}
                />
                <Button type="submit" mt="xs" fullWidth loading={busy} disabled={day <= company.today}>
                  {t.clock.go}
                </Button>
              </form>
            </Popover.Dropdown>
          </Popover>
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            c="inherit"
            disabled={busy}
            onClick={() => setResetting(true)}
          >
            {t.clock.reset}
          </Button>
        </div>
      ) : (
        <span style={hidden} />
      )}
      <Modal
        opened={resetting}
        onClose={() => setResetting(false)}
        title={t.clock.resetTitle}
        closeButtonProps={{ 'aria-label': t.close }}
      >
        <Text>{t.clock.resetSays}</Text>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={() => setResetting(false)}>
            {t.cancel}
          </Button>
          <Button color="brick" loading={reset.isPending} onClick={() => reset.mutate()}>
            {t.clock.resetGo}
          </Button>
        </Group>
      </Modal>
    </section>
  )
}
