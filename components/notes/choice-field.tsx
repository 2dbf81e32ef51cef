import { SelectField } from '#components/ui/field.tsx'

type Props = {
  name: string
  label: string
  /** What stands for no choice. */
  all: string
  chosen: string | null
  options: readonly { id: string; name: string }[]
}

/** A choice of one or of all, for a form that asks by its address. */
export function ChoiceField({ name, label, all, chosen, options }: Props) {
  return (
    <SelectField name={name} label={label} defaultValue={chosen ?? ''}>
      <option value="">{all}</option>
      {options.map((option) => (
        <option key={option.id} value={option.id}>
          {option.name}
        </option>
      ))}
    </SelectField>
  )
}
