import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { type Mutant, mutated } from './operators.ts'

/** What the compiler says of code that is right and merely not used; a mutant is judged in spite of it. */
const UNUSED = [6133, 6192, 6196, 6198, 6199, 7027]

/** Whether the compiler would accept a mutant. Only the mutant's own file is checked, since that takes a moment. */
export function compiler(root = process.cwd()): (mutant: Mutant) => boolean {
  const read = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(read.config, { ...ts.sys, readDirectory: () => [] }, root)
  const changed = new Map<string, { version: number; text: string }>()
  const roots = new Set<string>()
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [...roots],
    getScriptVersion: (file) => String(changed.get(file)?.version ?? 0),
    getScriptSnapshot: (file) => {
      const text = changed.get(file)?.text ?? ts.sys.readFile(file)
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    realpath: ts.sys.realpath,
  })
  return (mutant) => {
    const file = join(root, mutant.file)
    const original = readFileSync(file, 'utf8')
    const version = (changed.get(file)?.version ?? 0) + 1
    roots.add(file)
    changed.set(file, { version, text: mutated(original, mutant) })
    const faults = [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)]
    changed.set(file, { version: version + 1, text: original })
    return faults.every(({ code }) => UNUSED.includes(code))
  }
}
