import { Minus, Plus } from 'lucide-react'
import { Group, Input, Label, NumberField } from 'react-aria-components'
import { classNames } from './classNames.ts'
import { IconButton } from './IconButton.tsx'
import styles from './Stepper.module.css'

interface StepperProps {
  label: string
  value: number
  max: number
  onChange(value: number): void
  lessLabel: string
  moreLabel: string
}

/** A whole number from 0, with less and more at its sides. */
export function Stepper({ label, value, max, onChange, lessLabel, moreLabel }: StepperProps) {
  return (
    <NumberField
      className={classNames(styles.stepper)}
      value={value}
      minValue={0}
      decrementAriaLabel={lessLabel}
      incrementAriaLabel={moreLabel}
      maxValue={max}
      onChange={(next) => onChange(Number.isFinite(next) ? next : 0)}
    >
      <Label className={classNames(styles.label)}>{label}</Label>
      <Group className={classNames(styles.row)}>
        <IconButton slot="decrement" label={lessLabel} variant="secondary">
          <Minus aria-hidden size={20} />
        </IconButton>
        <Input className={classNames(styles.input)} />
        <IconButton slot="increment" label={moreLabel} variant="secondary">
          <Plus aria-hidden size={20} />
        </IconButton>
      </Group>
    </NumberField>
  )
}
