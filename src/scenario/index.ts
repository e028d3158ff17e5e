export type { InputFile } from './assemble.ts';
export { type CompileResult, compileScenario, compiling } from './compile.ts';
export { CODES, type Code, type Diagnostic, formatDiagnostics, type Severity } from './diagnostics.ts';
export { type Excerpt, excerptOf } from './excerpt.ts';
export { type LessonResult, readLesson } from './lesson/read.ts';
export { CURRENT_FORMAT, type Migration, migrate } from './migrate.ts';
export { scaffold } from './scaffold/index.ts';
export { jsonSchemas } from './schemas.ts';
export { didYouMean } from './suggest.ts';
