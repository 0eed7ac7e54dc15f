import type { Template } from './template.ts'

export const blank: Template = {
  id: 'blank',
  title: { fr: 'Feuille blanche', en: 'Blank sheet' },
  purpose: { fr: 'Rien que de la place.', en: 'Nothing but room.' },
  instruction: { fr: 'Une idée par carte.', en: 'One idea per card.' },
  kinds: ['idea', 'need', 'question', 'insight', 'feature', 'vision'],
  zones: () => [],
}
