import { ClienteleError, type SegmentConfig } from '../contract/index.ts';
import {
  builtInRecipePath,
  isBuiltInRecipe,
  isRecipeFile,
  readRecipeFile,
  resolveConfig,
} from '../run/index.ts';
import { givenOptions } from './configOptions.ts';
import { sourceOf } from './sourceArgument.ts';

/**
 * The options of a run from its arguments, its recipe and its flags; a flag counts before the recipe, and a source that
 * is named before the recipe's own.
 *
 * @param sources what to read, or a recipe that says so
 * @throws ClienteleError `usage` when an option or the recipe is wrong
 */
export async function givenConfig(
  sources: readonly string[],
  flags: Readonly<Record<string, unknown>> & { readonly recipe?: string },
): Promise<SegmentConfig> {
  const source = sourceOf(sources);
  const given = givenOptions(flags);
  if (flags.recipe === undefined) {
    const recipe = isRecipeFile(source) ? await readRecipeFile(source) : { source };
    return resolveConfig({ ...recipe, ...given });
  }
  if (isRecipeFile(source)) {
    throw new ClienteleError(
      'usage',
      `Both ${source} and --recipe are recipes; name the data first, and one recipe.`,
    );
  }
  const path = isBuiltInRecipe(flags.recipe) ? builtInRecipePath(flags.recipe) : flags.recipe;
  return resolveConfig({ ...(await readRecipeFile(path)), source, ...given });
}
