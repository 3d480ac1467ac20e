import { URI, Utils } from 'vscode-uri';
import { failure, success, type Outcome } from '../../shared/util/outcome';
import type { DiagnosticCode } from '../diagnosticCodes';
import { shorten } from '../dice';

export interface UseProblem {
  readonly code: DiagnosticCode;
  readonly message: string;
}

/**
 * The URI a relative path means in the file `baseUri`: never outside the workspace folders (without any: the folder
 * of the file). Slashes go forward on every system.
 */
export function resolveUsePath(
  baseUri: string,
  path: string,
  workspaceFolders: readonly string[],
): Outcome<string, UseProblem> {
  if (/^[a-z][a-z0-9+.-]*:/iu.test(path) || path.startsWith('/') || /[\\\p{Cc}]/u.test(path)) {
    const message = `"${shorten(path)}" must be a path relative to this file, with forward slashes, such as ../party.yaml.`;
    return failure({ code: 'bad-use', message });
  }
  const base = URI.parse(baseUri);
  const outside: UseProblem = {
    code: 'use-outside',
    message: `"${shorten(path)}" leads outside the workspace folder; only files inside it may be used.`,
  };
  if (!base.path.startsWith('/'))
    return failure({ ...outside, message: 'Save this file first: only then has it neighbours.' });
  const target = Utils.joinPath(base, '..', path);
  const folders =
    workspaceFolders.length > 0 ? workspaceFolders.map((folder) => URI.parse(folder)) : [Utils.dirname(base)];
  return folders.some((folder) => isInside(target, folder)) ? success(target.toString()) : failure(outside);
}

function isInside(target: URI, folder: URI): boolean {
  const prefix = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return target.scheme === folder.scheme && target.authority === folder.authority && target.path.startsWith(prefix);
}
