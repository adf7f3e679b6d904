import { Button, Group, Modal } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { useSpeech } from '../language.tsx'

/**
 * Asks before something that stands on this page only is lost: on the way to another room, and where the page itself closes
 * or begins anew. The browser asks in its own words when its window goes.
 */
export function LeaveQuestion({
  unsaved,
  asked,
  stay,
  leave,
}: {
  readonly unsaved: boolean
  /** Whether the page itself wants to begin anew. */
  readonly asked: boolean
  readonly stay: () => void
  readonly leave: () => void
}) {
  const { t } = useSpeech()
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => unsaved && current.pathname !== next.pathname,
    enableBeforeUnload: () => unsaved,
    withResolver: true,
  })
  const going = blocker.status === 'blocked'
  const remain = (): void => {
    if (going) blocker.reset()
    stay()
  }
  return (
    <Modal
      opened={asked || going}
      onClose={remain}
      title={t.reader.leave}
      closeButtonProps={{ 'aria-label': t.close }}
    >
      <p style={{ marginTop: 0 }}>{t.reader.leaveSays}</p>
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={remain} data-autofocus>
          {t.reader.stay}
        </Button>
        <Button
          color="brick"
          onClick={() => {
            if (going) blocker.proceed()
            else leave()
          }}
        >
          {t.reader.leaveNow}
        </Button>
      </Group>
    </Modal>
  )
}
