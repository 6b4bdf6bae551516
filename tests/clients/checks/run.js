// Runs one check of one module against an API, and prints what it returns as JSON.
//
//     node checks/run.js apollo pagesThroughAConnection http://127.0.0.1:8000/graphql
const [module, check, ...rest] = process.argv.slice(2);
const checks = await import(`./${module}.js`);
const result = await checks[check](...rest);
process.stdout.write(JSON.stringify(result));
// Clients keep sockets open; what was to be seen was seen.
process.exit(0);
