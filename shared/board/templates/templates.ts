/** Every template, in the order in which they are offered. */
import { blank } from './blank.ts'
import type { Template } from './template.ts'

export const TEMPLATES: readonly Template[] = [blank]

/** null for a template that this version does not know. */
export const templateOf = (id: string): Template | null => TEMPLATES.find((template) => template.id === id) ?? null
