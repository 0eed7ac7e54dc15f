import { sheet } from './layouts.ts'
import type { Template } from './template.ts'

export const dataEthicsCanvas: Template = {
  id: 'data-ethics-canvas',
  title: { fr: 'Données et éthique', en: 'Data and ethics' },
  purpose: { fr: 'Se servir de données sans perdre la confiance.', en: 'Use data and keep people’s trust.' },
  instruction: {
    fr: 'Répondez case par case, avec des mots simples. Une réponse par carte ; un doute devient une question.',
    en: 'Answer box by box, in plain words. One answer per card; a doubt becomes a question.',
  },
  kinds: ['insight', 'question', 'idea'],
  zones: () =>
    sheet([
      [
        {
          title: { fr: 'Quelles données ?', en: 'Which data?' },
          instruction: { fr: 'Le sommeil, les pas, une ordonnance…', en: 'Sleep, steps, a prescription…' },
          color: 'sky',
        },
        {
          title: { fr: 'Celles de qui ?', en: 'Whose?' },
          instruction: { fr: 'De qui parlent-elles ?', en: 'Who do they speak of?' },
          color: 'sky',
        },
        {
          title: { fr: 'Pour quoi faire ?', en: 'What for?' },
          instruction: { fr: 'Qui y gagne quoi ?', en: 'Who gains what?' },
          color: 'sky',
        },
      ],
      [
        {
          title: { fr: 'Avec quel accord ?', en: 'With what consent?' },
          instruction: { fr: 'Comment dire oui, non, ou stop ?', en: 'How does one say yes, no or stop?' },
          color: 'mint',
        },
        {
          title: { fr: 'Quel risque ?', en: 'What risk?' },
          instruction: { fr: 'Que peut-il arriver, et à qui ?', en: 'What could happen, and to whom?' },
          color: 'peach',
        },
        {
          title: { fr: 'Quelle protection ?', en: 'What protection?' },
          instruction: { fr: 'Qui voit quoi, et combien de temps ?', en: 'Who sees what, and for how long?' },
          color: 'mint',
        },
      ],
    ]),
}
