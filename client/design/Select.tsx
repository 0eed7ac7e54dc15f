import { ChevronDown } from 'lucide-react'
import { useId } from 'react'
import { classNames } from './classNames.ts'
import styles from './TextField.module.css'

interface SelectProps<T extends string> {
  label: string
  options: readonly { value: T; text: string }[]
  value: T
  onChange(value: T): void
  className?: string
}

/** A choice among few. The browser's own list: large and familiar on every tablet. */
export function Select<T extends string>({ label, options, value, onChange, className }: SelectProps<T>) {
  const id = useId()
  return (
    <div className={classNames(styles.field, className)}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={classNames(styles.box, styles.selectBox)}>
        <select
          id={id}
          className={classNames(styles.input, styles.select)}
          value={value}
          onChange={(event) => onChange(event.target.value as T)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden size={20} className={styles.chevron} />
      </div>
    </div>
  )
}
