import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Core } from '@strapi/strapi';

/**
 * Strapi expects sources in `src/`; here they are in `cms/`. In development its Content-Type Builder is pointed
 * there, so that what platform staff change on the screen lands in the repository. It takes the folders from
 * `strapi.dirs.app`, except for the skeleton of a new type: that comes from its generators, which have `src` built in.
 */
export function writeContentTypesToSource(strapi: Core.Strapi, root: string): void {
  const source = path.join(root, 'cms');
  Object.assign(strapi.dirs.app, {
    src: source,
    api: path.join(source, 'api'),
    components: path.join(source, 'components'),
    extensions: path.join(source, 'extensions'),
    policies: path.join(source, 'policies'),
    middlewares: path.join(source, 'middlewares'),
  });
  sendGeneratorsTo(source, path.join(root, '.strapi', 'generators'));
}

interface Generators {
  generate(name: string, answers: unknown, options?: { dir?: string }): Promise<unknown>;
}

/** By a stand-in for the project's folder: its `src` is a link to the sources, its tsconfig.json says which language. */
function sendGeneratorsTo(source: string, standIn: string): void {
  fs.rmSync(standIn, { recursive: true, force: true });
  fs.mkdirSync(standIn, { recursive: true });
  fs.symlinkSync(source, path.join(standIn, 'src'), 'junction');
  fs.writeFileSync(path.join(standIn, 'tsconfig.json'), '{}');

  const generators = loadGenerators();
  const { generate } = generators;
  generators.generate = (name, answers, options) => generate(name, answers, { ...options, dir: standIn });
}

/** The very module that the Content-Type Builder uses; it is a dependency of that one, not of this project. */
function loadGenerators(): Generators {
  const strapiPackage = require.resolve('@strapi/strapi/package.json');
  const builder = createRequire(strapiPackage).resolve('@strapi/content-type-builder/package.json');
  return createRequire(builder)('@strapi/generators') as Generators;
}
