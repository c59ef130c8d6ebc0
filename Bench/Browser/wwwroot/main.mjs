import { dotnet } from './_framework/dotnet.js';

process.exit(await dotnet.withApplicationArguments(...process.argv.slice(2)).run());
