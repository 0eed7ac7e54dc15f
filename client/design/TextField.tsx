import type { ReactNode, Ref } from 'react'
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
} from 'react-aria-components'
import { classNames } from './classNames.ts'
import styles from './TextField.module.css'

interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  label: string
  hint?: string | undefined
  /** What is wrong and what to do; null when all is well. */
  error?: string | null
  /** Lines of a text area; 1 makes a plain field. */
  rows?: number
  placeholder?: string
  /** Stands at the end of the field: a button, a unit. */
  end?: ReactNode
  className?: string
  inputRef?: Ref<HTMLInputElement>
}

/** A field with its label above, its hint and its error below. */
export function TextField({
  label,
  hint,
  error,
  rows = 1,
  placeholder,
  end,
  className,
  inputRef,
  ...aria
}: TextFieldProps) {
  const input = { className: classNames(styles.input), ...(placeholder !== undefined && { placeholder }) }
  return (
    <AriaTextField {...aria} isInvalid={Boolean(error)} className={classNames(styles.field, className)}>
      <Label className={styles.label}>{label}</Label>
      <div className={styles.box}>
        {rows > 1 ? <TextArea {...input} rows={rows} /> : <Input {...input} {...(inputRef && { ref: inputRef })} />}
        {end}
      </div>
      {hint && !error && (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      )}
      <FieldError className={classNames(styles.error)}>{error}</FieldError>
    </AriaTextField>
  )
}
