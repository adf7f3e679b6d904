import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../api.ts'
import { useSpeech } from '../language.tsx'

/** Chooses who else decides what needs two people. */
export function Colleague({
  company,
  label,
  value,
  choose,
}: {
  readonly company: string
  readonly label: string
  readonly value: string
  readonly choose: (id: string) => void
}) {
  const { t } = useSpeech()
  const { data } = useQuery(queries.colleagues(company))
  return (
    <NativeSelect
      label={label}
      required
      withAsterisk={false}
      value={value}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[
        { value: '', label: t.records.choose },
        ...(data?.colleagues ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
}
