import { describe, expect, it } from 'vitest';
import { defaultQueueSettings } from '../../../src/shared/model/queueSettings';
import { defaultSettings, parseSettings } from '../../../src/extension/settings';

describe('the settings', () => {
  const parse = (values: Readonly<Record<string, unknown>>) => parseSettings((name) => values[name]);

  it('have defaults', () => {
    expect(parse({})).toEqual({
      settings: { server: { queue: defaultQueueSettings, bestiaryFolders: ['bestiary'] }, notifyWhenDone: true },
      problems: [],
    });
  });

  it('are as the user wrote them', () => {
    const values = { workers: 4, bestiaryFolders: ['monsters'], notifyWhenDone: false };
    expect(parse(values).settings).toEqual({
      server: { queue: { ...defaultQueueSettings, workers: 4 }, bestiaryFolders: ['monsters'] },
      notifyWhenDone: false,
    });
  });

  it.each([
    ['workers', -1],
    ['workers', 65],
    ['workers', 2.5],
    ['workers', 'many'],
    ['maxQueueSize', 0],
    ['progressUpdateIntervalMs', 10],
    ['rateLimits', { models: { requestsPerMinute: 0, tokensPerMinute: null, burst: 1 } }],
    ['bestiaryFolders', 'monsters'],
    ['notifyWhenDone', 'no'],
  ])('refuse %s: %j, by name and value', (name, value) => {
    const { settings, problems } = parse({ [name]: value });
    expect(settings).toEqual(parse({}).settings);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`"encounterLab.${name}" is ${JSON.stringify(value)}`);
  });

  it('name the range of what is refused', () => {
    expect(parse({ maxRetries: 21 }).problems).toEqual([
      'Setting "encounterLab.maxRetries" is 21. Must be from 0 to 20. 3 is used instead.',
    ]);
  });

  it('stay as they were when the new value is refused', () => {
    const { settings: before } = parse({ workers: 4, bestiaryFolders: ['monsters'], notifyWhenDone: false });
    const values: Readonly<Record<string, unknown>> = { workers: 65, bestiaryFolders: 5, notifyWhenDone: 'no' };
    const { settings, problems } = parseSettings((name) => values[name], before);
    expect(settings).toEqual(before);
    expect(problems[0]).toContain('4 is used instead');
  });

  it('go back to their defaults when they are taken out', () => {
    const { settings: before } = parse({ workers: 4, bestiaryFolders: ['monsters'], notifyWhenDone: false });
    expect(parseSettings(() => undefined, before).settings).toEqual(defaultSettings);
  });
});
