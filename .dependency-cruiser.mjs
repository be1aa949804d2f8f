/**
 * Which folder may import which. Layers first, then the order of capabilities inside a layer: a folder may import those
 * to its left, never one to its right. `npm run check` refuses the rest.
 */

const ORDER = {
  'functions/core': [
    'triage',
    'photos',
    'clinic',
    'messages',
    'patients',
    'on-call',
    'alerts',
    'courses',
    'intake',
    'replies',
    'second-reader',
    'review',
    'access',
    'webhooks',
  ],
  'functions/use-cases': [
    'store',
    'photos',
    'wording',
    'messages',
    'on-call',
    'alerts',
    'patients',
    'courses',
    'intake',
    'replies',
    'second-reader',
    'review',
    'clinic',
    'access',
    'webhooks',
    'rehearsal',
  ],
  'functions/console': [
    'shared',
    'words',
    'patients',
    'alerts',
    'checkout',
    'care-plans',
    'on-call',
    'review',
    'rehearsal',
    'settings',
    'systems',
  ],
}

const oneOf = (names) => `(${names.join('|')})`

/** One rule a folder: what stands to its right, and the files at the top of the layer that gather all of them. */
const order = Object.entries(ORDER).flatMap(([layer, folders]) =>
  folders.slice(0, -1).map((folder, at) => ({
    name: `order-of-${layer.split('/').at(-1)}: ${folder}`,
    comment: `${layer} is ordered ${folders.join(' · ')}. Move the shared definition into the leftmost folder that needs it, or pass the value in.`,
    severity: 'error',
    from: { path: `^${layer}/${folder}/` },
    to: { path: `^${layer}/${oneOf(folders.slice(at + 1))}/` },
  })),
)

const layer = (name, from, to, comment, except = {}) => ({
  name: `layer: ${name}`,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: to, ...except },
})

const NODE = { dependencyTypes: ['core'] }
const library = (...names) => `^node_modules/${oneOf(names)}`

export default {
  forbidden: [
    {
      name: 'no-circle',
      comment:
        'Two files that import each other, by value or by type: move what both need into a third, to their left.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...order,
    layer(
      'core',
      '^functions/core/',
      '^(functions/(use-cases|adapters|runtime|http|console)/|functions/[^/]+$|infra/|templates/)',
      'core is pure: time, ids and content are passed in. Put what needs more into a use case.',
    ),
    layer(
      'use-cases',
      '^functions/use-cases/',
      '^(functions/(adapters|runtime|http|console)/|functions/[^/]+$|infra/|templates/)',
      'A use case knows core and its ports. Add a port to use-cases/ports.ts and implement it in adapters.',
    ),
    layer(
      'adapters',
      '^functions/adapters/',
      '^(functions/(use-cases|runtime|http|console)/|functions/[^/]+$|infra/|templates/)',
      'Adapters know core, the ports and the SDK. Pass the rest in from runtime.',
      { pathNot: '^functions/use-cases/ports\\.ts$' },
    ),
    layer(
      'http',
      '^functions/http/',
      '^(functions/(adapters|console|docs)/|functions/[^/]+$|infra/)',
      'Routes translate HTTP into use cases. Pages belong to console, the SDK to adapters.',
    ),
    layer(
      'console',
      '^functions/(console|docs)/',
      '^(functions/(adapters|runtime)/|functions/[^/]+$|infra/)',
      'Pages turn forms into use cases and answers into words. Wiring belongs to runtime.',
    ),
    layer('runtime', '^functions/runtime/', '^(functions/[^/]+$|infra/)', 'Runtime wires; entries use it.'),
    layer(
      'entries',
      '^functions/[^/]+\\.ts$',
      '^(functions/adapters/|infra/)',
      'An entry names its event, its use case and its answer. Wire in runtime.',
    ),
    layer(
      'the local runner',
      '^infra/local/',
      '^functions/',
      'The local runner runs the template and knows nothing of our code.',
    ),
    {
      ...layer(
        'node',
        '^functions/(core|use-cases|console|docs)/',
        undefined,
        'Nothing of Node here: ask through a port.',
      ),
      to: NODE,
    },
    layer(
      'the SDK',
      '^functions/(core|use-cases|http|console|docs|runtime)/|^functions/[^/]+\\.ts$',
      library('@aws-sdk', '@smithy'),
      'The SDK lives in adapters. Add or grow a port.',
    ),
    layer(
      'middy',
      '^functions/(core|use-cases|http|console|docs|adapters)/|^functions/[^/]+\\.ts$',
      library('@middy'),
      'middy lives in runtime/on-*.ts.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
