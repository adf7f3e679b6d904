import { defineRule } from '../../rule.ts'

/** Whoever claims joint control makes the essence of the arrangement available (Art. 26(2) sentence 2). */
export default defineRule({
  code: 'joint/essence-missing',
  law: 'GDPR 26(2)',
  accepts: [
    'Gemeinsam mit der Nordlicht Verlag GmbH sind wir für die Messe verantwortlich. In einer Vereinbarung ist festgelegt, dass wir Anträge beantworten.',
    'Das Siegel stellt ein Anbieter bereit, mit dem wir gemeinsam verantwortlich sind. Über die wesentlichen Vertragsinhalte informieren wir: Anfragen richten Sie an ihn oder an uns.',
    'Für die Seite sind wir gemeinsam mit dem Netzwerk verantwortlich. Das Wesentliche: Es beantwortet Anfragen zur Statistik, wir alles andere.',
    'Verantwortlicher ist die Stelle, die allein oder gemeinsam mit anderen über Zwecke und Mittel entscheidet.',
  ],
  catches: [
    'Der Veranstalter und der Hallenbetreiber sind gemeinsam für die Verarbeitung Ihrer Daten verantwortlich.',
    'Für die Fanseite sind wir und der Betreiber gemeinsam Verantwortliche.',
  ],

  check(_notice, _facts, context) {
    if (context.item('a26.2').status !== 'missing') return []
    return context
      .evidence('joint')
      .slice(0, 1)
      .map((hit) => ({ hit }))
  },
})
