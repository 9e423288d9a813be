/** Where `@Type(() => Dto)` is kept; class-transformer offers no public way to read it. */
declare module 'class-transformer/cjs/storage.js' {
  export const defaultMetadataStorage: {
    findTypeMetadata(target: object, property: string): { typeFunction: () => unknown } | undefined;
  };
}
