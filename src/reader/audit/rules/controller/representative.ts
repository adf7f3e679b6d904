import { defineRule } from '../../rule.ts'

/** A controller without an establishment in the EEA names its representative in the Union (Art. 27, 13(1)(a)). */
export default defineRule({
  code: 'ctl/rep27-missing',
  law: 'GDPR 27, 13(1)(a)',
  accepts: [
    'Verantwortlicher ist die Nordlicht Optik GmbH, Hafenstraße 3, 20457 Hamburg.',
    'Controller: Lakeside Games Inc., 12 Shore Drive, Austin, TX 78701, USA. Our representative in the EU is Harbour Services Ltd, Dublin.',
  ],
  catches: [
    'Verantwortlicher ist die Lakeside Games Inc., 12 Shore Drive, Austin, TX 78701, USA, E-Mail: hello@lakeside.example.',
  ],

  check(_notice, _facts, context) {
    if (context.regime !== 'GDPR' || context.item('a13.1.a-rep').status !== 'missing') return []
    const place = context.item('a13.1.a-name').hits[0] ?? context.whole()
    return [{ hit: place, absence: true }]
  },
})
