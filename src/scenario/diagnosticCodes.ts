/**
 * Every diagnostic of an encounter file: its stable code, how grave it is, and one line for the reference. A file
 * with an error cannot be fought.
 */
export const diagnosticCodes = {
  'file-too-large': { severity: 'error', about: 'A file is larger than 1 MiB.' },
  'not-yaml': { severity: 'error', about: 'The text is not valid YAML.' },
  'empty-file': { severity: 'error', about: 'There is nothing in the file.' },
  'not-an-encounter': { severity: 'error', about: 'The file does not consist of keys with values.' },
  'several-documents': { severity: 'error', about: 'The file holds more than one YAML document.' },
  'too-deep': { severity: 'error', about: 'Lists and maps are nested too deeply.' },
  'too-complex': { severity: 'error', about: 'The file has more than 60,000 words and signs.' },
  'alias-unknown': { severity: 'error', about: 'An alias names an anchor that is not above it.' },
  'alias-limit': { severity: 'error', about: 'Aliases expand to more than 1,000 values.' },
  'tag-forbidden': { severity: 'error', about: 'A tag asks for something other than plain data.' },
  'forbidden-key': { severity: 'error', about: 'The key __proto__ is not allowed anywhere.' },
  'duplicate-key': { severity: 'error', about: 'A key stands twice in the same map.' },
  'key-not-text': { severity: 'error', about: 'A key is a list, a map or empty.' },
  'too-many-mistakes': { severity: 'error', about: 'There are more mistakes than are listed.' },

  'unknown-key': { severity: 'error', about: 'A key has no meaning here.' },
  'missing-key': { severity: 'error', about: 'A key that is needed is not there.' },
  'wrong-type': { severity: 'error', about: 'A value is of another kind than its key takes.' },
  'out-of-range': { severity: 'error', about: 'A number is smaller or larger than allowed.' },
  'unknown-word': { severity: 'error', about: 'A word is none of those its key takes.' },
  'too-long': { severity: 'error', about: 'A text or a list is longer than allowed.' },

  'bad-damage': { severity: 'error', about: 'Damage cannot be read.' },
  'bad-hit-points': { severity: 'error', about: 'Hit points are neither a number, nor left/maximum, nor hit dice.' },
  'bad-save': { severity: 'error', about: 'A saving throw is not an ability and a DC.' },
  'bad-area': { severity: 'error', about: 'An area is not a size and a shape.' },
  'bad-distance': { severity: 'error', about: 'A reach, range or speed is not a number of feet.' },
  'bad-healing': { severity: 'error', about: 'Healing is not dice and whom they heal.' },
  'bad-extra': { severity: 'error', about: 'Extra damage cannot be read.' },
  'bad-uses': { severity: 'error', about: 'Uses are not a number and a period.' },
  'bad-recharge': { severity: 'error', about: 'A recharge is not a range of a d6.' },
  'bad-condition': { severity: 'error', about: 'A condition cannot be read.' },
  'bad-predicate': { severity: 'error', about: 'What must hold for an action to be taken cannot be read.' },
  'bad-expectation': { severity: 'error', about: 'An expectation cannot be read.' },
  'bad-challenge-rating': { severity: 'error', about: 'A challenge rating is none of 0, 1/8, 1/4, 1/2, 1 to 30.' },
  'bad-action-text': { severity: 'error', about: 'An action written as a sentence cannot be read.' },
  'action-without-effect': { severity: 'error', about: 'An action neither attacks, nor asks for a save, nor heals.' },
  'action-two-effects': { severity: 'error', about: 'An action has keys of two kinds of action.' },
  'unknown-action': { severity: 'error', about: 'A multiattack names an action the creature does not have.' },

  'unknown-creature': { severity: 'error', about: 'No creature of that name is known.' },
  'unknown-class': { severity: 'error', about: 'There is no ready-made character of that class or level.' },
  'empty-side': { severity: 'error', about: 'A side has no creature, or only ones that start at 0 hit points.' },
  'too-many-creatures': { severity: 'error', about: 'More than 100 creatures are in the fight.' },
  'two-counts': { severity: 'error', about: 'A line has two different numbers of its creature.' },
  'too-many-encounters': { severity: 'error', about: 'A day has more than 12 encounters.' },
  'day-not-fought': { severity: 'error', about: 'A day of several encounters cannot be fought yet.' },

  'bad-use': { severity: 'error', about: 'What `use:` names is not a relative path to a file.' },
  'use-not-found': { severity: 'error', about: 'A file named by `use:` is not there.' },
  'use-outside': { severity: 'error', about: 'A file named by `use:` lies outside the workspace folder.' },
  'use-unreadable': { severity: 'error', about: 'A file named by `use:` cannot be read.' },
  'use-invalid': { severity: 'error', about: 'What `use:` names has mistakes of its own.' },
  'use-unknown-name': { severity: 'error', about: 'The file named by `use:` holds no creature of that name.' },
  'use-needs-name': { severity: 'error', about: 'The file named by `use:` holds several creatures.' },
  'use-cycle': { severity: 'error', about: 'Files use each other in a circle.' },
  'use-too-deep': { severity: 'error', about: 'A chain of `use:` is longer than 8.' },

  'not-simulated': { severity: 'information', about: 'This is allowed, and the fight does not do it yet.' },
  'other-ruleset': { severity: 'information', about: 'The creature is taken from the other ruleset.' },
} as const satisfies Record<string, { severity: 'error' | 'warning' | 'information'; about: string }>;

export type DiagnosticCode = keyof typeof diagnosticCodes;
