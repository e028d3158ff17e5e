export { LONGEST_LINK, seal, unseal } from './envelope.ts';
export { LINK_FAULTS, LinkError, type LinkFault } from './problem.ts';
export { type Claim, type LinkedRun, type ReadRun, type RunHead, readHead, readRun, writeRun } from './run.ts';
export { readSession, type Session, writeSession } from './session.ts';
export { type CodedScenario, isSessionCode, openSessionCode, sessionCode } from './session-code.ts';
