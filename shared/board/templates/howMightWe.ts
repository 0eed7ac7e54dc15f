import { sheet } from './layouts.ts'
import type { Template } from './template.ts'

export const howMightWe: Template = {
  id: 'how-might-we',
  title: { fr: 'Comment pourrions-nous…', en: 'How might we…' },
  purpose: {
    fr: 'Faire d’un souci une question qui donne envie.',
    en: 'Turn a worry into a question that invites ideas.',
  },
  instruction: {
    fr: 'Prenez un besoin et faites-en une question : « Comment pourrions-nous… ? » Gardez celles qui vous donnent des idées.',
    en: 'Take a need and make a question of it: “How might we…?” Keep those that give you ideas.',
  },
  kinds: ['question', 'need', 'insight'],
  zones: () =>
    sheet([
      [
        {
          title: { fr: 'Ce que nous avons entendu', en: 'What we heard' },
          instruction: { fr: 'Un besoin, un souci, une phrase.', en: 'A need, a worry, a sentence.' },
          color: 'peach',
        },
        {
          title: { fr: 'Comment pourrions-nous…', en: 'How might we…' },
          instruction: { fr: 'Essayez plusieurs questions.', en: 'Try several questions.' },
          color: 'sky',
        },
        {
          title: { fr: 'Nos questions préférées', en: 'Our favourite questions' },
          instruction: { fr: 'Celles où les idées viennent.', en: 'Those that bring ideas.' },
          color: 'mint',
        },
      ],
    ]),
}
