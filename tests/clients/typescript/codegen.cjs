// GraphQL Code Generator with the preset for clients; scalars are what JSON holds.
module.exports = {
  schema: "./schema.graphql",
  documents: "./operations/**/*.graphql",
  ignoreNoDocuments: false,
  generates: {
    "./generated/": {
      preset: "client",
      presetConfig: { persistedDocuments: { hashAlgorithm: "sha256" } },
      config: {
        strictScalars: true,
        enumsAsTypes: true,
        scalars: {
          Date: "string",
          DateTime: "string",
          JSON: "unknown",
          Position: "string",
          UUID: "string",
        },
      },
    },
  },
};
